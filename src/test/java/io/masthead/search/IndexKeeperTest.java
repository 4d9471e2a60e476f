package io.masthead.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Folders;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The index is closed and opened again as the application does it when it ends and starts.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndexKeeperTest {

    @Inject
    IndexKeeper keeper;

    @Inject
    PublishedFixture published;

    @ConfigProperty(name = "masthead.data-dir")
    Path dataDir;

    @BeforeEach
    void ready() {
        SearchReady.await();
    }

    @Test
    void whatWasPublishedWhileItWasClosedIsFoundWhenItIsOpenAgain() {
        String word = Story.slug("closed").replace("-", "");
        Written before = Story.titled("Before " + word).publish();
        keeper.close();
        KeptAnswers.drop();
        Written meanwhile = Story.titled("Meanwhile " + word).publish();
        RawHttp.assertProblem(503, RawHttp.send("GET", "/v1/search?q=" + word));
        assertEquals("2", RawHttp.send("GET", "/v1/search?q=" + word).header("Retry-After"));
        given().get(meanwhile.path()).then().statusCode(200);
        Newsroom.admin().get("/v1/admin/search").then().body("state", equalTo("unavailable"));

        keeper.open(Duration.ZERO);
        awaitServing();

        find(word, meanwhile, before);
        Newsroom.admin()
                .get("/v1/admin/search")
                .then()
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("behind", equalTo(0));
    }

    @Test
    void aFolderThatIsGoneIsMadeAnew() {
        String word = Story.slug("gone").replace("-", "");
        Written story = Story.titled("Gone " + word).publish();
        keeper.close();
        Folders.delete(dataDir.resolve("search"));

        keeper.open(Duration.ZERO);
        awaitServing();

        find(word, story);
        Newsroom.admin().get("/v1/admin/search").then().body("rebuild.finishedAt", notNullValue());
    }

    @Test
    void aDamagedFolderIsMadeAnew() throws IOException {
        String word = Story.slug("damaged").replace("-", "");
        Written story = Story.titled("Damaged " + word).publish();
        keeper.close();
        damage();

        keeper.open(Duration.ZERO);
        awaitServing();

        find(word, story);
    }

    @Test
    void aFolderFromBeforeTheLogWasThinnedOutIsMadeAnew() {
        String word = Story.slug("thinned").replace("-", "");
        Written story = Story.titled("Thinned " + word).publish();
        keeper.close();
        String tag = Story.slug("tag");
        Newsroom.create("/v1/admin/tags", Map.of("name", tag));
        Instant closed = Instant.now();
        published.write("update change_sequence set horizon = seq where id = 1");
        try {
            keeper.open(Duration.ZERO);
            awaitServing();

            find(word, story);
            String begun = Newsroom.admin().get("/v1/admin/search").path("rebuild.startedAt");
            assertTrue(begun != null && !Instant.parse(begun).isBefore(closed), "made anew at " + begun);
        } finally {
            published.write("update change_sequence set horizon = 0 where id = 1");
        }
    }

    @Test
    void itIsMadeAnewByCommandWhileServingAndOneBrokenDocumentDoesNotStopIt() {
        String word = Story.slug("anew").replace("-", "");
        Written story = Story.titled("Anew " + word).publish();
        String broken = Story.slug("broken");
        published.story(broken);
        published.write("update published_article set document = ?1 where slug = ?2", "{\"body\":[", broken);
        Written behind = Story.titled("Behind it " + word).publish();

        Newsroom.admin().post("/v1/admin/search/rebuild").then().statusCode(202).body("serving", equalTo(true));
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!"ready".equals(Newsroom.admin().get("/v1/admin/search").path("state")) && System.nanoTime() < until) {
            given().queryParam("q", word).get("/v1/search").then().statusCode(200);
        }

        KeptAnswers.drop();
        given().queryParam("q", word)
                .queryParam("count", "exact")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("page.total", equalTo(2))
                .body("data.id", containsInAnyOrder(story.id(), behind.id()));
        published.write("delete from published_article where slug = ?1", broken);
    }

    /// One byte in the middle of every file with texts in it.
    private void damage() throws IOException {
        try (var files = Files.walk(dataDir.resolve("search"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(cfs|tim|doc|fdt)"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    private void awaitServing() {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < until) {
            SearchState state = keeper.state();
            if (state.serving() && state.behind() == 0) {
                return;
            }
            LockSupport.parkNanos(1_000_000);
        }
        assertTrue(keeper.state().serving());
    }

    private static void find(String word, Written... stories) {
        KeptAnswers.drop();
        given().queryParam("q", word)
                .queryParam("sort", "-publishedAt")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body(
                        "data.id",
                        contains(java.util.Arrays.stream(stories)
                                .map(Written::id)
                                .toArray()));
    }
}
