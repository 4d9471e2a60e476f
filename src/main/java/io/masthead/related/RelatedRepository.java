package io.masthead.related;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads and writes the computed lists. A relation stands in the lists of both, with the same score.
@Singleton
class RelatedRepository {

    /// How many of a list are kept: some more than are shown, because some may end or be pinned.
    static final int KEPT = 40;

    private static final int TOO_MANY = 80;

    private final EntityManager database;
    private final ChangeLog log;

    RelatedRepository(EntityManager database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /// The surrogate key of an article's list.
    static String key(Id article) {
        return "related:" + article;
    }

    /// The best of a list; one statement.
    List<Related> list(Id article) {
        return read(
                "select other_id, reason, score from related_article where article_id = ?"
                        + " order by score desc, other_id desc limit ?",
                article,
                KEPT);
    }

    /// Writes an article's list, and its place in the lists of the others, within the caller's transaction. If that
    /// changes something it is logged.
    void replace(Id article, List<Related> found) {
        List<Related> related = found.subList(0, Math.min(found.size(), KEPT));
        Map<Id, Related> before = new HashMap<>();
        read("select other_id, reason, score from related_article where article_id = ?", article)
                .forEach(one -> before.put(one.article(), one));
        Map<Id, Related> now = related.stream().collect(Collectors.toMap(Related::article, one -> one));
        Set<Id> others = new LinkedHashSet<>(now.keySet());
        others.addAll(before.keySet());
        others.removeIf(other -> now.containsKey(other) && now.get(other).equals(before.get(other)));
        if (others.isEmpty()) {
            return;
        }
        List<Id> gone = others.stream().filter(other -> !now.containsKey(other)).toList();
        if (!gone.isEmpty()) {
            Sql.of("delete from related_article where article_id = ? and other_id in ?", article, gone)
                    .run(database);
            Sql.of("delete from related_article where other_id = ? and article_id in ?", article, gone)
                    .run(database);
        }
        others.stream().filter(now::containsKey).map(now::get).forEach(one -> {
            write(article, one.article(), one);
            write(one.article(), article, one);
        });
        shorten(others);
        others.add(article);
        log.note(Change.of(
                "relate",
                "related",
                article,
                others.stream().map(RelatedRepository::key).toList()));
    }

    private void write(Id article, Id other, Related one) {
        Sql.of(
                        "insert into related_article (article_id, other_id, reason, score) values (?, ?, ?, ?)"
                                + " on duplicate key update reason = values(reason), score = values(score)",
                        article,
                        other,
                        one.reason(),
                        one.score())
                .run(database);
    }

    /// What many are related to has no list without end.
    private void shorten(Set<Id> articles) {
        Sql.of(
                        "select article_id from related_article where article_id in ? group by article_id"
                                + " having count(*) > ?",
                        articles,
                        TOO_MANY)
                .rows(database)
                .forEach(row -> Sql.of(
                                "delete from related_article where article_id = ? and score <"
                                        + " (select score from (select score from related_article where article_id = ?"
                                        + " order by score desc, other_id desc limit ?, 1) t)",
                                row.id(0),
                                row.id(0),
                                KEPT - 1)
                        .run(database));
    }

    private List<Related> read(String sql, Object... values) {
        return Sql.of(sql, values).rows(database).stream()
                .map(row -> new Related(row.id(0), row.text(1), row.fraction(2)))
                .toList();
    }
}
