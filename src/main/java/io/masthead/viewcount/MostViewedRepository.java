package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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

    /// Of all times: the top of the ranking's index. For a category, its newest articles too: they are all of a small
    /// category, however little it is viewed.
    private static final String OF_ALL_TIMES =
            "(select article_id, views from view_total order by views desc, article_id desc limit " + DEEPEST + ")";

    private static final String OF_THE_CATEGORY =
            " union (select t.article_id, t.views from (select distinct article_id"
                    + " from (select article_id from published_in where term_id = :category order by published_at desc limit "
                    + DEEPEST
                    + ") newest) inside join view_total t on t.article_id = inside.article_id)";

    private static final String OF_A_WINDOW =
            "select article_id, sum(views) as views from view_hour where hour >= :from and hour <= :now group by article_id";

    private static final String IN_CATEGORY = " and exists (select 1 from published_in i where i.article_id ="
            + " p.article_id and i.publish_at = p.publish_at and i.term_id = :category)";

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
    /// @param category only stories in or below it, or `null` for all
    /// @throws IllegalArgumentException for another window
    public List<ArticleViews> top(String window, Id category, int limit, Instant now) {
        if (!window.equals("all") && !WINDOWS.containsKey(window)) {
            throw new IllegalArgumentException("no such window: " + window);
        }
        Query query = database.createNativeQuery("select p.article_id, counted.views from ("
                        + counted(window, category) + ") counted"
                        + " join published_article p on p.article_id = counted.article_id where p.kind = 'story' and"
                        + ViewRepository.VISIBLE
                        + (category == null ? "" : IN_CATEGORY)
                        + " order by counted.views desc, counted.article_id desc limit :limit")
                .setParameter("now", now)
                .setParameter("limit", limit);
        if (category != null) {
            query.setParameter("category", category.value());
        }
        if (!window.equals("all")) {
            query.setParameter("from", now.minus(WINDOWS.get(window)).truncatedTo(ChronoUnit.HOURS));
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(ViewRepository::articleViews).toList();
    }

    private static String counted(String window, Id category) {
        if (!window.equals("all")) {
            return OF_A_WINDOW;
        }
        return category == null ? OF_ALL_TIMES : OF_ALL_TIMES + OF_THE_CATEGORY;
    }
}
