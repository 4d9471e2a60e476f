package io.masthead.article;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the clock alone does to an article: a version begins, a version ends. It happens without anybody's help; here
/// it is told, each transition once: whoever clears the moment in the row writes the entry in the same transaction.
@Singleton
class Transitions {

    private record Due(Instant at, Instant version, String column, String type) {}

    private final EntityManager database;
    private final ChangeLog log;
    private final PublicationIndex index;
    private final Standings standings;

    Transitions(EntityManager database, ChangeLog log, PublicationIndex index, Standings standings) {
        this.database = database;
        this.log = log;
        this.index = index;
        this.standings = standings;
    }

    /// Articles of which something is to be told, the longest overdue first.
    List<Id> due(Instant now, int limit) {
        return Sql.of(
                        "select d.article_id, min(d.at) as at from ("
                                + "(select article_id, begin_due as at from published_article where begin_due <= ?"
                                + " order by begin_due, article_id limit ?) union all"
                                + " (select article_id, end_due from published_article where end_due <= ?"
                                + " order by end_due, article_id limit ?)"
                                + ") d group by d.article_id order by at, d.article_id limit ?",
                        now,
                        limit,
                        now,
                        limit,
                        limit)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .toList();
    }

    /// The moment that is overdue for longest.
    Optional<Instant> oldest(Instant now) {
        return Optional.ofNullable(Sql.of(
                        "select least(coalesce(b.at, e.at), coalesce(e.at, b.at)) from"
                                + " (select min(begin_due) as at from published_article where begin_due <= ?) b"
                                + " cross join (select min(end_due) as at from published_article where end_due <= ?) e",
                        now,
                        now)
                .rows(database)
                .getFirst()
                .instant(0));
    }

    /// Tells in the change log, within the caller's transaction, what has happened to an article until now, in order.
    ///
    /// @return the moments of the transitions that were told here and not by another node
    List<Instant> announce(Id article, Instant now) {
        List<Due> due = new ArrayList<>();
        for (Row row : Sql.of(
                        "select publish_at, begin_due, begin_type, end_due from published_article"
                                + " where article_id = ? and (begin_due <= ? or end_due <= ?)",
                        article,
                        now,
                        now)
                .rows(database)) {
            add(due, row, 1, "begin_due", row.text(2), now);
            add(due, row, 3, "end_due", "expire", now);
        }
        if (due.isEmpty()) {
            return List.of();
        }
        standings.hold(article, null);
        due.sort(Comparator.comparing(Due::at));
        List<Instant> told = new ArrayList<>();
        for (Due one : due) {
            if (clear(article, one)) {
                log.note(Change.of(one.type(), "article", article, index.keys(article))
                        .between(standings.before(article, one.at()), standings.at(article, one.at())));
                told.add(one.at());
            }
        }
        return told;
    }

    private static void add(List<Due> due, Row row, int column, String name, String type, Instant now) {
        Instant at = row.instant(column);
        if (at != null && !at.isAfter(now)) {
            due.add(new Due(at, row.instant(0), name, type));
        }
    }

    /// Another node may have been quicker: then this waits for its commit, and finds nothing to clear.
    private boolean clear(Id article, Due one) {
        return Sql.of(
                                "update published_article set " + one.column() + " = null where article_id = ?"
                                        + " and publish_at = ? and " + one.column() + " = ?",
                                article,
                                one.version(),
                                one.at())
                        .run(database)
                > 0;
    }
}
