package io.masthead.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.json.MergePatch;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchTest {

    @Inject
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @BeforeEach
    void ready() {
        SearchReady.await();
    }

    @Test
    void publishedIsFoundAtOnceAndKilledIsGoneAtOnce() {
        String word = word();
        search(word).body("data", empty());

        Written story = Story.titled("The " + word + " opens").publish();

        search(word).body("data.id", contains(story.id()));
        story.kill("Court order", false);
        search(word).body("data", empty());
    }

    @Test
    void draftsAreNotFound() {
        String word = word();
        Written story = Story.titled("The " + word).publish();
        story.revise("title", "Another headline");
        Story.titled("Draft " + word).write();

        search(word).body("data.id", contains(story.id()));
        story.publish();
        search(word).body("data", empty());
    }

    @Test
    void aWaitingVersionIsFoundFromItsMomentOnAndAnEndedOneNotAnyMore() {
        String first = word();
        String then = word();
        Instant soon = Instant.now().plusSeconds(600);
        Written story = Story.titled("First " + first).publish();
        story.revise("title", "Then " + then)
                .publish(Map.of(
                        "at", soon.toString(), "expireAt", soon.plusSeconds(600).toString()));

        search(first).body("data.id", contains(story.id()));
        search(then).body("data", empty());
        clock.forward(Duration.ofSeconds(601));
        search(first).body("data", empty());
        search(then).body("data.id", contains(story.id()));
        clock.forward(Duration.ofSeconds(601));
        search(then).body("data", empty());
    }

    @Test
    void titleWeighsMoreThanSummaryAndSummaryMoreThanBody() {
        String word = word();
        Written body = Story.titled("One")
                .with("summary", "Something else.")
                .markdown("Of " + word + " and more.")
                .publish();
        Written summary =
                Story.titled("Two").with("summary", "Of " + word + ".").publish();
        Written title = Story.titled("Three " + word).publish();

        search(word)
                .body("data.id", contains(title.id(), summary.id(), body.id()))
                .body("data[0].highlights.title", equalTo("Three <em>" + word + "</em>"))
                .body("data[1].highlights.summary", equalTo("Of <em>" + word + "</em>."))
                .body("data[1].highlights", not(hasKey("title")))
                .body("data[2].highlights.body", contains("Of <em>" + word + "</em> and more."));
    }

    @Test
    void chineseIsFoundInEitherSpellingAndHighlightedInItsOwn() {
        String category = Newsroom.category("zh", null);
        Written story = Story.titled("<b>觀潮</b>的人等到了大潮").in(category).publish();

        for (String q : List.of("观潮", "觀潮", "guanchao", "gcdr", "大潮 观潮")) {
            search(q + "&category=" + category).body("data.id", contains(story.id()));
        }
        search("观潮&category=" + category)
                .body("data[0].highlights.title", equalTo("&lt;b&gt;<em>觀潮</em>&lt;/b&gt;的人等到了大潮"));
        given().queryParam("q", "guanch")
                .get("/v1/search/suggest")
                .then()
                .statusCode(200)
                .body("data.articleId", hasItem(story.id()));
    }

    @Test
    void filtersAndFacets() {
        String word = word();
        String above = Newsroom.category("above", null);
        String below = Newsroom.category("below", above);
        String tag = Story.slug("facet");
        Written old = Story.titled(word + " old")
                .in(below)
                .dated(Instant.parse("2019-05-01T00:00:00Z"))
                .publish();
        Written tagged = Story.titled(word + " tagged").in(above).tagged(tag).publish();
        Written other = Story.titled(word + " other").publish();

        search(word + "&count=exact")
                .body("page.total", equalTo(3))
                .body("facets.category.find { it.slug == '" + above + "' }.count", equalTo(2))
                .body("facets.category.find { it.slug == '" + below + "' }.count", equalTo(1))
                .body("facets.tag.slug", contains(tag))
                .body("facets.year.find { it.year == 2019 }.count", equalTo(1));
        search(word + "&category=" + above).body("data.id", containsInAnyOrder(old.id(), tagged.id()));
        search(word + "&category=" + below).body("data.id", contains(old.id()));
        search(word + "&tag=" + tag).body("data.id", contains(tagged.id()));
        search(word + "&publishedTo=2020-01-01T00:00:00Z&facets=year")
                .body("data.id", contains(old.id()))
                .body("facets.year.year", contains(2019))
                .body("facets.tag", empty());
        search(word + "&publishedFrom=2020-01-01T00:00:00Z&sort=-publishedAt&facets=none&fields=title")
                .body("data.id", contains(other.id(), tagged.id()))
                .body("$", not(hasKey("facets")))
                .body("data[0]", not(hasKey("views")));
    }

    @Test
    void aWalkFindsEveryHitOnceInBothOrdersWhileOthersComeAndGo() {
        String word = word();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(Story.titled(word + " ".repeat(i) + "x".repeat(i)).publish().id());
        }
        for (String sort : List.of("relevance", "-publishedAt")) {
            List<String> walked = new ArrayList<>();
            String next = "";
            while (next != null) {
                var page = search(word + "&limit=2&facets=none&sort=" + sort + next)
                        .extract();
                walked.addAll(page.path("data.id"));
                String cursor = page.path("page.next");
                next = cursor == null ? null : "&cursor=" + cursor;
                Story.titled(word + " " + word + " comes between").publish();
            }
            walked.retainAll(all);
            assertEquals(5, walked.size(), sort);
            assertTrue(walked.containsAll(all), sort);
        }
    }

    @Test
    void answersTakeAtMostEightStatements() {
        String word = word();
        String category = Newsroom.category("cost", null);
        String tag = Story.slug("cost");
        Story.titled(word)
                .in(category)
                .tagged(tag)
                .with("leadImage", Map.of("mediaId", Newsroom.picture()))
                .publish();
        KeptAnswers.drop();

        String timing = search(word + "&category=" + category + "&tag=" + tag + "&count=exact")
                .extract()
                .header("Server-Timing");
        assertTrue(Integer.parseInt(timing.replaceAll(".*\"([0-9]+) quer.*", "$1")) <= 8, timing);
    }

    @Test
    void whatAnotherSearchHasShownIsNotReadAgain() {
        String word = word();
        String other = word();
        String tag = Story.slug("shown");
        Written story = Story.titled(word + " and " + other).tagged(tag).publish();
        search(word).body("data[0].tags.name", hasItem(tag)).header("Server-Timing", containsString("quer"));

        search(other).body("data.id", contains(story.id())).header("Server-Timing", nullValue());
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType(MergePatch.TYPE)
                .body(Map.of("name", "Renamed " + tag))
                .patch("/v1/admin/tags/" + tag)
                .then()
                .statusCode(200);
        search(word + " " + other)
                .body("data[0].tags.name", hasItem("Renamed " + tag))
                .body("facets.tag.name", hasItem("Renamed " + tag));
    }

    @Test
    void viewsAreShownByEverySearchOnceTheyWereCompared() {
        String word = word();
        String other = word();
        Written story = Story.titled(word + " and " + other).publish();
        search(word).body("data[0].views", equalTo(0));
        given().post("/v1/articles/" + story.slug() + "/views").then().statusCode(204);
        KeptAnswers.recount();

        search(other).body("data[0].views", equalTo(1));
    }

    @Test
    void whatNobodyFindsIsListedForEditors() {
        String word = word();
        search(word).body("data", empty());
        search(word + "@mail.example").body("data", empty());
        KeptAnswers.drop();
        search(word).body("data", empty());

        String counted = "data.find { it.q == '" + word + "' }.times";
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        Integer times = null;
        while (!Integer.valueOf(2).equals(times) && System.nanoTime() < until) {
            times = Newsroom.admin().get("/v1/admin/search/misses?limit=100").path(counted);
        }
        assertEquals(2, times);
        Newsroom.admin()
                .get("/v1/admin/search/misses?limit=100")
                .then()
                .body("data.q", not(hasItem(containsString("mail"))));
        Newsroom.admin().get("/v1/admin/search/misses?day=2020-02-30").then().statusCode(400);
        given().get("/v1/admin/search/misses").then().statusCode(401);
    }

    /// A word that no other test has, and that is not nearly another one.
    private static String word() {
        StringBuilder word = new StringBuilder("q");
        UUID.randomUUID().toString().chars().limit(20).forEach(c -> word.append((char) (c < 'a' ? c - '-' + 'h' : c)));
        return word.append('o').toString();
    }

    private static ValidatableResponse search(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/search?q=" + encode(query))
                .then()
                .statusCode(200)
                .body("data.size()", lessThanOrEqualTo(100));
    }

    /// Everything but the ASCII of which a query is made.
    private static String encode(String query) {
        StringBuilder out = new StringBuilder();
        for (byte b : query.replace("  ", " ").getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b != '@' && b != '"' && b < 127;
            out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return out.toString();
    }
}
