package io.masthead.viewcount;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// What is viewed most, of the stories that readers can see now.
@Singleton
public class MostViewedRepository {

    /// The windows by name; `all` has none.
    private static final Map<String, Duration> WINDOWS = Map.of(
            "1h", Duration.ofHours(1),
            "24h", Duration.ofHours(24),
            "7d", Duration.ofDays(7),
            "30d", Duration.ofDays(30));

    /// The walk down the ranking ends here, so that nobody can ask for a walk through everything.
    private static final int DEEPEST = 2000;

    private final EntityManager database;

    MostViewedRepository(EntityManager database) {
        this.database = database;
    }

    /// The most viewed stories, the most viewed first and the newer of two equals before the older; in one
    /// statement. Counts are kept by the hour, so a window reaches back to the full hour it begins in.
    /// Of all times, a story of a category may be missed if it is neither among the 2,000 most viewed of all
    /// nor among its category's 2,000 newest.
    ///
    /// @param window `1h`, `24h`, `7d`, `30d` or `all`
    /// @param trending whether a view weighs the less the longer ago it was: half for each quarter of the window
    /// @param category only stories in or below it, or `null` for all
    /// @throws IllegalArgumentException for another window
    public List<ArticleViews> top(String window, boolean trending, Id category, int limit, Instant now) {
        boolean always = window.equals("all");
        if (always ? trending : !WINDOWS.containsKey(window)) {
            throw new IllegalArgumentException("no such window: " + window);
        }
        // The counts lead: left to itself, MariaDB begins with all articles of the category.
        Sql sql = Sql.of("select straight_join p.article_id, counted.views from (")
                .add(always ? ofAllTimes(category) : ofWindow(WINDOWS.get(window), trending, now))
                .add(") counted join published_article p on p.article_id = counted.article_id");
        if (category != null) {
            sql.add(
                    " join published_in i on i.term_id = ? and i.published_at = p.published_at"
                            + " and i.article_id = p.article_id and i.publish_at = p.publish_at",
                    category);
        }
        sql.add(" where p.kind = 'story'").add(ViewRepository.seen(now));
        sql.add(" order by counted.weight desc, counted.article_id desc limit ?", limit);
        return sql.rows(database).stream().map(ArticleViews::of).toList();
    }

    /// The most viewed. For a category, its newest articles too: of a small category they are all,
    /// however little it is viewed.
    private static Sql ofAllTimes(Id category) {
        Sql top = Sql.of(
                "(select article_id, views, views as weight from view_total"
                        + " order by views desc, article_id desc limit ?)",
                DEEPEST);
        if (category == null) {
            return top;
        }
        return top.add(
                " union (select t.article_id, t.views, t.views from"
                        + " (select article_id from published_in where term_id = ? order by published_at desc limit ?) newest"
                        + " join view_total t on t.article_id = newest.article_id)",
                category,
                DEEPEST);
    }

    private static Sql ofWindow(Duration window, boolean trending, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Sql sums = Sql.of("select article_id, sum(views) as views, ");
        if (trending) {
            // Hours are all that is known: a view of this hour weighs 1.
            double halfLife = window.toHours() / 4.0;
            sums.add("sum(views * pow(0.5, timestampdiff(hour, hour, ?) / ?)) as weight", hour, halfLife);
        } else {
            sums.add("sum(views) as weight");
        }
        return sums.add(
                " from view_hour where hour >= ? and hour <= ? group by article_id",
                now.minus(window).truncatedTo(ChronoUnit.HOURS),
                now);
    }
}
