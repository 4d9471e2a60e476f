package io.masthead.viewcount;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.masthead.shared.id.Id;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Views that an app reports late, many at a time.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LateViewsTest {

    @Inject
    PublishedFixture published;

    private final Id article = Id.next();

    @Test
    void eachEventIsAnsweredInItsOrder() {
        Id story = story();
        Instant now = Instant.now();
        var fine = event(story, now.minus(Duration.ofDays(3)));
        var old = event(story, now.minus(Duration.ofDays(7)).minusSeconds(60));
        var early = event(story, now.plus(Duration.ofMinutes(6)));
        var skewed = event(story, now.plus(Duration.ofMinutes(4)));
        var unknown = event(article, now);

        report(List.of(fine, old, early, skewed, unknown, fine))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("data.status", contains("accepted", "rejected", "rejected", "accepted", "rejected", "duplicate"))
                .body("data.code", contains(null, "too-old", "in-the-future", null, "unknown-article", "same-event"))
                .body("data[0].eventId", equalTo(fine.get("eventId")));
        expect(story, 2);
    }

    @Test
    void whatIsReportedAgainDoesNotCountAgain() {
        Id story = story();
        var events = IntStream.range(0, 500)
                .mapToObj(i -> event(story, Instant.now().minusSeconds(i)))
                .toList();

        report(events).statusCode(200).body("data", hasSize(500)).body("data[499].code", nullValue());
        report(events).statusCode(200).body("data.status.unique()", contains("duplicate"));
        expect(story, 500);
    }

    @Test
    void oneEventNameCountsOnceInBothWays() {
        Id story = story();
        var event = event(story, Instant.now());

        for (int i = 0; i < 2; i++) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("eventId", event.get("eventId")))
                    .post("/v1/articles/" + story + "/views")
                    .then()
                    .statusCode(204);
        }
        report(List.of(event)).body("data.code", contains("same-event"));
        expect(story, 1);
    }

    @Test
    void visitorCountsOncePerArticleAndWindow() {
        Id story = story();
        Id other = story();
        Instant window = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 1800 * 1800);

        report(List.of(
                        visit(story, window.minusSeconds(1), "ann"),
                        visit(story, window.minusSeconds(1700), "ann"),
                        visit(story, window.minusSeconds(1900), "ann"),
                        visit(story, window.minusSeconds(1), "bob"),
                        visit(other, window.minusSeconds(1), "ann")))
                .body("data.code", contains(null, "same-visitor", null, null, null));
        report(List.of(visit(story, window.minusSeconds(60), "ann"))).body("data.code", contains("same-visitor"));
        expect(story, 3);
        expect(other, 1);
    }

    @Test
    void visitorOfTheMomentCountsOnce() {
        Id story = story();
        // Three times, so that at least two fall into one window.
        for (int i = 0; i < 3; i++) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("visitor", "v-" + story))
                    .post("/v1/articles/" + story + "/views")
                    .then()
                    .statusCode(204);
        }
        given().get("/v1/views?ids=" + story).then().body("data[0].views", org.hamcrest.Matchers.lessThan(3));
    }

    @Test
    void crawlersAreAnsweredAndNotCounted() {
        Id story = story();
        String google = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

        given().header("User-Agent", google)
                .post("/v1/articles/" + story + "/views")
                .then()
                .statusCode(204);
        given().header("User-Agent", google)
                .contentType(ContentType.JSON)
                .body(Map.of("events", List.of(event(story, Instant.now()))))
                .post("/v1/views")
                .then()
                .statusCode(200)
                .body("data.code", contains("crawler"));
        given().header("User-Agent", google)
                .post("/v1/articles/" + article + "/views")
                .then()
                .statusCode(404);
        given().header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148")
                .post("/v1/articles/" + story + "/views")
                .then()
                .statusCode(204);
        expect(story, 1);
    }

    @Test
    void textIsReadAsJson() {
        Id story = story();
        given().contentType("text/plain;charset=UTF-8")
                .body("{\"events\":[{\"eventId\":\"" + UUID.randomUUID() + "\",\"articleId\":\"" + story
                        + "\",\"at\":\"" + Instant.now() + "\"}]}")
                .post("/v1/views")
                .then()
                .statusCode(200)
                .body("data.status", contains("accepted"));
        given().contentType("application/xml")
                .body("<a/>")
                .post("/v1/views")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"events\":{}}",
                "{\"events\":[{\"at\":5}]}",
                "{\"events\":[{\"articleId\":\"x\"}]}",
                "{\"events\":[],\"more\":1}",
                ""
            })
    void whatCannotBeReadIsRefused(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/views")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatCannotBeAcceptedIsNamed() {
        Id story = story();
        var nameless = event(story, Instant.now());
        nameless.remove("eventId");
        var spaced = event(story, Instant.now());
        spaced.put("eventId", "a b");

        report(List.of(nameless, spaced))
                .statusCode(422)
                .body("errors.pointer", contains("/events/0/eventId", "/events/1/eventId"))
                .body("errors.code", contains("missing", "malformed"));
        report(List.of()).statusCode(422);
        report(Collections.nCopies(501, event(story, Instant.now())))
                .statusCode(422)
                .body("errors.code", hasItem("too-long"));
        expect(story, 0);
    }

    private Id story() {
        return published.story(("late-" + Id.next()).toLowerCase(java.util.Locale.ROOT));
    }

    private static ValidatableResponse report(List<?> events) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("events", events))
                .post("/v1/views")
                .then();
    }

    private static Map<String, Object> event(Id article, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", UUID.randomUUID().toString());
        event.put("articleId", article.toString());
        event.put("at", at.toString());
        return event;
    }

    private Map<String, Object> visit(Id article, Instant at, String visitor) {
        Map<String, Object> event = event(article, at);
        event.put("visitor", visitor + this.article);
        return event;
    }

    private static void expect(Id article, int views) {
        given().get("/v1/views?ids=" + article).then().body("data[0].views", equalTo(views));
    }
}
