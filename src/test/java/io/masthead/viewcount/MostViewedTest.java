package io.masthead.viewcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.tally.ViewTotals;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each test ranks within a category of its own, so that the views of other tests do not matter.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MostViewedTest {

    private static final Instant NOW = Instant.now();

    private final Id category = Id.next();

    @Inject
    MostViewedRepository mostViewed;

    @Inject
    Rankings rankings;

    @Inject
    PublishedFixture published;

    @Inject
    ViewTotals totals;

    @Test
    void mostViewedComesFirstAndTheNewerOfEquals() {
        Id older = viewed("ranked-older", 3, Duration.ZERO);
        Id newer = viewed("ranked-newer", 3, Duration.ZERO);
        Id top = viewed("ranked-top", 5, Duration.ZERO);

        assertEquals(
                List.of(new ArticleViews(top, 5), new ArticleViews(newer, 3), new ArticleViews(older, 3)), top("all"));
        assertEquals(top("all"), top("1h"));
        assertEquals(2, mostViewed.top("24h", false, category, 2, NOW).size());
    }

    @Test
    void windowCountsOnlyWhatFallsIntoIt() {
        Id lastWeek = viewed("read-last-week", 9, Duration.ofDays(6));
        Id today = viewed("read-today", 2, Duration.ofHours(5));

        assertEquals(List.of(), top("1h"));
        assertEquals(List.of(new ArticleViews(today, 2)), top("24h"));
        assertEquals(List.of(new ArticleViews(lastWeek, 9), new ArticleViews(today, 2)), top("7d"));
        assertEquals(top("7d"), top("30d"));
        assertEquals(top("7d"), top("all"));
    }

    @Test
    void pagesAndTheInvisibleAreNotRanked() {
        Id page = published.article("page", "imprint-page", NOW.minusSeconds(9), null, false);
        Id gone = published.article("story", "gone-again", NOW.minusSeconds(9), NOW.minusSeconds(1), false);
        Id withdrawn = Id.next();
        for (Id id : List.of(page, gone, withdrawn)) {
            published.into(category, id);
            view(id, 4, Duration.ZERO);
        }
        Id story = viewed("visible-one", 1, Duration.ZERO);

        assertEquals(List.of(new ArticleViews(story, 1)), top("all"));
        assertEquals(List.of(new ArticleViews(story, 1)), top("24h"));
    }

    @Test
    void versionInWaitingDoesNotCountTwiceNorLendItsCategory() {
        Id story = published.article("story", "has-a-successor", NOW.minusSeconds(60), NOW.plusSeconds(60), false);
        published.into(category, story);
        Id moved = published.article("story", "moves-soon", NOW.minusSeconds(60), NOW.plusSeconds(60), false);
        for (Id id : List.of(story, moved)) {
            published.version(id, "story", "later-" + id, NOW.plusSeconds(60), null, false);
            view(id, 7, Duration.ZERO);
        }
        published.write(
                "insert into published_in (term_id, published_at, article_id, publish_at, expire_at, pinned)"
                        + " values (?1, ?2, ?3, ?2, null, false)",
                category.value(),
                NOW.plusSeconds(60),
                moved.value());

        assertEquals(List.of(new ArticleViews(story, 7)), top("all"));
        assertEquals(List.of(new ArticleViews(story, 7)), top("7d"));
    }

    @Test
    void allStoriesAreRankedWithoutACategory() {
        Id story = viewed("read-by-everybody", 1_000_000, Duration.ZERO);

        for (String window : List.of("1h", "24h", "7d", "30d", "all")) {
            assertEquals(
                    List.of(new ArticleViews(story, 1_000_000)), mostViewed.top(window, false, null, 1, NOW), window);
        }
        assertTrue(mostViewed.top("all", false, null, 100, NOW).size() <= 100);
    }

    @Test
    void trendingWeighsWhatIsNewer() {
        Id thisMorning = viewed("read-this-morning", 10, Duration.ofHours(20));
        Id now = viewed("read-now", 5, Duration.ZERO);

        assertEquals(List.of(new ArticleViews(thisMorning, 10), new ArticleViews(now, 5)), top("24h"));
        assertEquals(
                List.of(new ArticleViews(now, 5), new ArticleViews(thisMorning, 10)),
                mostViewed.top("24h", true, category, 10, NOW));
        assertThrows(IllegalArgumentException.class, () -> mostViewed.top("all", true, category, 5, NOW));
    }

    @Test
    void keptRankingIsMadeAnewInTheBackground() {
        Id story = viewed("ranked-in-memory", 2, Duration.ZERO);
        assertEquals(List.of(new ArticleViews(story, 2)), rankings.top("7d", false, category, 10));
        view(story, 3, Duration.ZERO);
        assertEquals(List.of(new ArticleViews(story, 2)), rankings.top("7d", false, category, 10));

        rankings.refresh();

        assertEquals(List.of(new ArticleViews(story, 5)), rankings.top("7d", false, category, 10));
        assertThrows(IllegalArgumentException.class, () -> rankings.top("2h", false, category, 10));
    }

    @Test
    void otherWindowsDoNotExist() {
        assertThrows(IllegalArgumentException.class, () -> mostViewed.top("2h", false, null, 5, NOW));
    }

    private List<ArticleViews> top(String window) {
        return mostViewed.top(window, false, category, 10, NOW);
    }

    private Id viewed(String slug, int times, Duration ago) {
        Id story = published.story(slug);
        published.into(category, story);
        view(story, times, ago);
        return story;
    }

    private void view(Id article, int times, Duration ago) {
        QuarkusTransaction.requiringNew().run(() -> totals.add(article, times, NOW.minus(ago)));
    }
}
