package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class TombstonesTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void everythingThatLeftIsListedInTheOrderInWhichItLeft() {
        Instant start = clock.instant();
        Written expiring = Story.about("expiring")
                .write()
                .publish(Map.of("expireAt", start.plusSeconds(3_000).toString()));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Written story = Story.about("leaving").publish();
            expected.add((i % 2 == 0 ? story.withdraw() : story.kill("r", true)).id());
        }
        Story.about("draft").write().kill("r", true);
        expected.add(expiring.id());
        clock.moveTo(start.plusSeconds(3_000));

        List<String> met = walk("/v1/tombstones?limit=3&since=" + start);

        met.retainAll(expected);
        assertEquals(expected, met);
    }

    @Test
    void sinceIsInclusive() {
        Written story = Story.about("inclusive").publish().withdraw();
        String at = given().get(story.path()).path("withdrawnAt");

        given().get("/v1/tombstones?limit=100&since=" + at).then().body("data.id", hasItem(story.id()));
        given().get("/v1/tombstones?limit=100&since=" + Instant.parse(at).plusMillis(1))
                .then()
                .body("data.id", not(hasItem(story.id())));
    }

    @Test
    void cursorBelongsToItsMoment() {
        Instant start = clock.instant();
        Story.about("a").publish().withdraw();
        Story.about("b").publish().withdraw();
        String cursor = given().get("/v1/tombstones?limit=1&since=" + start).path("page.next");

        given().get("/v1/tombstones?limit=1&since=" + start + "&cursor=" + cursor)
                .then()
                .statusCode(200);
        given().get("/v1/tombstones?limit=1&since=" + start.plusSeconds(1) + "&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        given().get("/v1/articles?limit=1&cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void listLivesOnlyUntilTheNextArticleExpires() {
        Instant end = clock.instant().plusSeconds(37_000);
        Story.about("ends").write().publish(Map.of("expireAt", end.toString()));

        clock.moveTo(end.minusSeconds(5));
        String cache = given().get("/v1/tombstones").header("Cache-Control");
        assertTrue(cache.matches("public, max-age=[0-5], s-maxage=[0-5], .*"), cache);
    }

    private static List<String> walk(String address) {
        List<String> met = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = given().get(address + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            met.addAll(page.getList("data.id"));
            next = page.getString("page.next");
        }
        return met;
    }
}
