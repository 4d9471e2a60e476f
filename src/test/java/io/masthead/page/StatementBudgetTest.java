package io.masthead.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every answer takes a fixed number of statements, however much it shows.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementBudgetTest {

    private static final Pattern STATEMENTS = Pattern.compile("db;desc=\"([0-9]+) quer(y|ies)\";dur=[0-9]+\\.[0-9]");

    /// As many as a page can have related.
    private static final int STORIES = 16;

    private static String category;
    private static Written full;

    /// Stories with pictures, bylines, tags and sources; one with all that a page can show.
    private static synchronized void write() {
        if (full != null) {
            return;
        }
        category = Newsroom.category("budget", Newsroom.category("above", null));
        String[] tags = {Story.slug("t"), Story.slug("u"), Story.slug("v")};
        String author = "Author " + Story.slug("a");
        Newsroom.author(author);
        Newsroom.create(
                "/v1/admin/links", Map.of("group", "friends", "title", "A friend", "url", "https://a.example/"));
        List<Map<String, Object>> pins = new ArrayList<>();
        Written last = null;
        for (int i = 0; i < STORIES; i++) {
            last = story(i, tags, author).publish();
            given().post(last.path() + "/views").then().statusCode(204);
            pins.add(Map.of("articleId", last.id()));
        }
        String picture = Newsroom.picture();
        full = story(99, tags, author)
                .blocks(
                        Map.of("_type", "image", "_key", "p", "mediaId", picture),
                        Map.of("_type", "image", "_key", "q", "mediaId", Newsroom.picture()),
                        linking(last.id()))
                .with("translationOf", last.id())
                .with("related", pins.subList(0, 15))
                .publish();
    }

    private static Story story(int number, String[] tags, String author) {
        return Story.titled("Budget " + number)
                .in(category)
                .tagged(tags)
                .by(author)
                .with("leadImage", Map.of("mediaId", Newsroom.picture()))
                .with("source", Map.of("name", "Source " + number % 3))
                .with("pinned", number % 9 == 0);
    }

    @Test
    void articlePageTakesAtMostFive() {
        write();

        assertTrue(statements("/v1/pages/article/" + full.slug()) <= 5);
        assertTrue(statements("/v1/pages/article/" + full.slug() + "?body=html") <= 5);
        given().get("/v1/pages/article/" + full.slug()).then().body("related", hasSize(15));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/articles/BUDGET, 3",
        "/v1/pages/home, 5",
        "/v1/pages/category/…, 5",
        "/v1/pages/category/…?limit=100, 5",
        "/v1/articles?category=…, 3",
        "/v1/articles?category=…&count=exact, 4",
        "/v1/most-viewed?category=…, 4",
        "/v1/categories/…, 3",
        "/v1/categories, 2",
        "/v1/tags, 3",
        "/v1/authors, 3",
        "/v1/tombstones, 2",
        "/v1/site, 3",
        "/v1/links, 1"
    })
    void otherAnswersKeepTheirBudget(String path, int budget) {
        write();

        int taken = statements(path.replace("…", category).replace("BUDGET", full.slug()));
        assertTrue(taken <= budget, path + " takes " + taken);
    }

    @ParameterizedTest
    @CsvSource({"/v1/articles?category=…", "/v1/pages/category/…?a", "/v1/articles?category=…&fields=byline"})
    void statementsDoNotGrowWithThePage(String path) {
        write();
        String address = path.replace("…", category).replace("?a", "?") + (path.contains("?a") ? "" : "&");

        assertEquals(statements(address + "limit=2"), statements(address + "limit=" + STORIES));
    }

    private static int statements(String path) {
        KeptAnswers.drop();
        String timing = given().get(path).then().statusCode(200).extract().header("Server-Timing");
        Matcher matcher = STATEMENTS.matcher(timing);
        assertTrue(matcher.matches(), timing);
        return Integer.parseInt(matcher.group(1));
    }

    private static Map<String, Object> linking(String article) {
        return Map.of(
                "_type", "block",
                "_key", "a",
                "style", "normal",
                "markDefs", List.of(Map.of("_type", "link", "_key", "l", "articleId", article)),
                "children", List.of(Map.of("_type", "span", "_key", "s", "text", "there", "marks", List.of("l"))));
    }
}
