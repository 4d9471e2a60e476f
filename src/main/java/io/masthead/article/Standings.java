package io.masthead.article;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Says where a story stands while it is being changed, for the change log.
@Singleton
class Standings {

    /// The smallest step of the database's clock.
    private static final Duration TICK = Duration.ofNanos(1000);

    private final EntityManager database;
    private final CategoryRepository categories;

    Standings(EntityManager database, CategoryRepository categories) {
        this.database = database;
        this.categories = categories;
    }

    /// Holds the categories that an article is, or will be, sorted into where they are until the transaction
    /// ends: else one that moves meanwhile would leave it in the wrong lists. To be called before a row of the
    /// article is touched, for a move takes categories first, too.
    ///
    /// @param also where it will be sorted, or `null`
    void hold(Id article, Id also) {
        List<Id> held = new ArrayList<>(
                Sql.of("select distinct category_id from published_article where article_id = ?", article)
                        .rows(database)
                        .stream()
                        .map(row -> row.id(0))
                        .filter(Objects::nonNull)
                        .toList());
        if (also != null) {
            held.add(also);
        }
        categories.hold(held);
    }

    /// Where it stands at a moment, or [Standing#NOWHERE] if nobody can see it or it is no story.
    String at(Id article, Instant moment) {
        List<Row> rows = Sql.of(
                        "select r.published_at, r.revision, r.category_id, i.term_id from published_article r"
                                + " left join published_in i on i.article_id = r.article_id"
                                + " and i.publish_at = r.publish_at where r.article_id = ? and r.kind = 'story' and "
                                + PublishedRows.VISIBLE + " order by i.term_id",
                        article,
                        moment,
                        moment)
                .rows(database);
        if (rows.isEmpty()) {
            return Standing.NOWHERE;
        }
        Row first = rows.getFirst();
        List<Id> terms =
                rows.stream().map(row -> row.id(3)).filter(Objects::nonNull).toList();
        return new Standing(first.instant(0), (int) first.number(1), first.id(2), terms).text();
    }

    /// Where a version stands that has just come before the world, in these lists.
    static String begun(Publication version, Set<Id> lists, Instant now) {
        boolean visible = !version.publishAt().isAfter(now)
                && (version.expireAt() == null || version.expireAt().isAfter(now));
        if (!visible || !version.kind().equals("story")) {
            return Standing.NOWHERE;
        }
        return new Standing(
                        version.publishedAt().truncatedTo(ChronoUnit.MICROS),
                        version.revision(),
                        version.category(),
                        lists.stream().sorted().toList())
                .text();
    }

    /// Where it stood until just before a moment.
    String before(Id article, Instant moment) {
        return at(article, moment.minus(TICK));
    }
}
