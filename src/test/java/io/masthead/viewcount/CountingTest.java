package io.masthead.viewcount;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.tally.ViewTotals;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class CountingTest {

    @Inject
    PublishedFixture published;

    @Inject
    ViewTotals totals;

    @Inject
    EntityManager database;

    @TestHTTPResource("/v1/articles/")
    URI articles;

    @Test
    void viewIsCountedInTheTotalAndInItsHour() {
        Id article = published.story("counted-once");

        given().post("/v1/articles/counted-once/views")
                .then()
                .statusCode(204)
                .header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*");
        given().post("/v1/articles/" + article + "/views").then().statusCode(204);

        assertEquals(2, count(article));
        assertEquals(2, byHour(article));
    }

    @Test
    void oldSlugCountsForTheArticle() {
        Id article = published.story("slug-of-today");
        published.slug("slug-of-yesterday", article, Instant.now().minusSeconds(9_000));

        given().post("/v1/articles/slug-of-yesterday/views").then().statusCode(204);

        assertEquals(1, count(article));
    }

    @Test
    void beaconsTextIsReadAsJson() {
        Id article = published.story("sent-by-beacon");

        given().contentType("text/plain;charset=UTF-8")
                .body("{\"eventId\":\"5f0c2c5e-6f4e\",\"visitor\":\"v-1\"}")
                .post("/v1/articles/sent-by-beacon/views")
                .then()
                .statusCode(204);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/articles/sent-by-beacon/views")
                .then()
                .statusCode(204);

        assertEquals(2, count(article));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventId\":1",
                "[]",
                "\"x\"",
                "{\"eventid\":\"a\"}",
                "{\"eventId\":\"a\"} {}",
                "{\"eventId\":{}}"
            })
    void bodyThatIsNoSuchJsonIsRefusedAndNotCounted(String body) {
        Id article = published.story(("refused-" + Id.next()).toLowerCase());

        given().contentType(ContentType.TEXT)
                .body(body)
                .post("/v1/articles/" + article + "/views")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");

        assertEquals(0, count(article));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"eventId\":\"\"}", "{\"eventId\":\"a b\"}", "{\"visitor\":\"é\"}"})
    void malformedNameIsNamed(String body) {
        Id article = published.story(("malformed-" + Id.next()).toLowerCase());

        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/articles/" + article + "/views")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("malformed"));

        assertEquals(0, count(article));
    }

    @Test
    void bodyBeyondABeaconIsTooLarge() {
        published.story("too-much-said");

        given().contentType(ContentType.TEXT)
                .body(" ".repeat(64 * 1024 + 1))
                .post("/v1/articles/too-much-said/views")
                .then()
                .statusCode(413)
                .body("code", equalTo("body-too-large"));
        given().contentType(ContentType.TEXT)
                .body(" ".repeat(64 * 1024))
                .post("/v1/articles/too-much-said/views")
                .then()
                .statusCode(204);
    }

    @Test
    void otherMediaTypeIsRefused() {
        published.story("sent-as-xml");

        given().contentType("application/xml")
                .body("<view/>")
                .post("/v1/articles/sent-as-xml/views")
                .then()
                .statusCode(415);
    }

    @Test
    void latinOneIsRefused() {
        published.story("sent-in-latin-one");

        given().contentType("text/plain")
                .body(new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'})
                .post("/v1/articles/sent-in-latin-one/views")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }

    @Test
    void whatReadersCannotSeeIsUnknown() {
        Instant now = Instant.now();
        published.article("story", "comes-tomorrow", now.plusSeconds(86_400), null, false);
        published.article("story", "was-yesterday", now.minusSeconds(86_400), now.minusSeconds(60), false);
        published.slug("slug-of-tomorrow", published.story("slug-until-then"), now.plusSeconds(86_400));
        String[] unknown = {
            "comes-tomorrow",
            "was-yesterday",
            "slug-of-tomorrow",
            "never-was",
            Id.next().toString(),
            "%F0%9F%98%80",
            "x".repeat(500)
        };

        for (String slugOrId : unknown) {
            given().urlEncodingEnabled(false)
                    .post("/v1/articles/" + slugOrId + "/views")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .header("Cache-Control", "no-store")
                    .body("code", equalTo("not-found"))
                    .body("detail", equalTo("There is no article at this address."));
        }
    }

    @Test
    void whatIsAcknowledgedInParallelIsCountedExactly() throws Exception {
        List<Id> articles = new ArrayList<>(List.of(published.story("hot-article")));
        IntStream.range(0, 20).forEach(number -> articles.add(published.story("lukewarm-" + number)));
        List<Id> targets = new ArrayList<>(Collections.nCopies(200, articles.getFirst()));
        IntStream.range(0, 100).forEach(i -> targets.add(articles.get(1 + i % 20)));
        Collections.shuffle(targets, new Random(1));

        List<Integer> answers = post(targets);

        // On a machine that cannot keep up, a view may be refused; it may not be lost, nor fail otherwise.
        assertTrue(Set.of(204, 503).containsAll(answers), answers.toString());
        for (Id article : articles) {
            long acknowledged = IntStream.range(0, targets.size())
                    .filter(i -> targets.get(i).equals(article) && answers.get(i) == 204)
                    .count();
            assertEquals(acknowledged, count(article));
            assertEquals(acknowledged, byHour(article));
        }
    }

    @Test
    void countsComeInTheOrderAskedForWithoutTheInvisible() {
        Id viewed = published.story("viewed-three-times");
        Id fresh = published.story("not-viewed-yet");
        Id waiting = published.article("story", "waiting-still", Instant.now().plusSeconds(600), null, false);
        for (int i = 0; i < 3; i++) {
            given().post("/v1/articles/" + viewed + "/views").then().statusCode(204);
        }

        given().get("/v1/views?ids=" + fresh + "," + waiting + "," + viewed + "," + fresh + "," + Id.next())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Server-Timing", startsWith("db;desc=\"1 query\""))
                .body("data", hasSize(2))
                .body("data.articleId", contains(fresh.toString(), viewed.toString()))
                .body("data.views", contains(0, 3));
    }

    @Test
    void aHundredIdsAreEnough() {
        String hundred =
                IntStream.range(0, 100).mapToObj(i -> Id.next().toString()).collect(Collectors.joining(","));

        given().get("/v1/views?ids=" + hundred).then().statusCode(200).body("data", hasSize(0));
        given().get("/v1/views?ids=" + hundred + "," + Id.next())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("ids"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/views", "/v1/views?ids=", "/v1/views?ids=not-an-id", "/v1/views?ids=,", "/v1/views?id=1"})
    void whatIsNoListOfIdsIsRefused(String path) {
        given().get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void articleFromElsewhereStartsWithItsViews() {
        Id article = published.story("came-with-views");

        QuarkusTransaction.requiringNew().run(() -> totals.start(article, 1_200));
        given().post("/v1/articles/came-with-views/views").then().statusCode(204);
        QuarkusTransaction.requiringNew().run(() -> totals.start(article, 5));

        assertEquals(1_201, count(article));
        assertEquals(1_201, totals.of(List.of(article, Id.next())).get(article));
    }

    private List<Integer> post(List<Id> targets) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> posts = targets.stream()
                    .<Callable<Integer>>map(article -> () -> client.send(
                                    HttpRequest.newBuilder(articles.resolve(article + "/views"))
                                            .POST(BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private int count(Id article) {
        return given().get("/v1/views?ids=" + article).path("data[0].views");
    }

    private long byHour(Id article) {
        return ((Number) database.createNativeQuery(
                                "select coalesce(sum(views), 0) from view_hour where article_id = ?1")
                        .setParameter(1, article.value())
                        .getSingleResult())
                .longValue();
    }
}
