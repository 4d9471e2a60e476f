package io.masthead.changelog;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.LoggedChanges.Entry;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class GaplessLogTest {

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void everyMoveOfAnArticleIsLoggedOnce() {
        Written story = Story.about("logged").write();
        long before = LoggedChanges.last();

        story.publish();
        story.revise("title", "Anew").publish();
        story.publish(Map.of("correction", "It was so."));
        story.publishAt(clock.instant().plusSeconds(900));
        story.withdraw();
        story.publish();
        story.kill("Court order", false);

        assertEquals(List.of("publish", "update", "correct", "schedule", "withdraw", "publish", "kill"), types(before));
    }

    @Test
    void savingIsNobodysBusiness() {
        LoggedChanges.assertNone(() -> Story.about("quiet").write().revise("title", "Still quiet"));
    }

    @Test
    void whatWasNeverSeenLeavesNoTrace() {
        Written draft = Story.about("never").write();
        LoggedChanges.assertNone(() -> draft.kill("A secret", true));

        Written waiting = Story.about("waiting").write();
        long before = LoggedChanges.last();
        waiting.publishAt(clock.instant().plusSeconds(900)).kill("Another", true);
        assertEquals(List.of("schedule", "schedule"), types(before));
    }

    @Test
    void killingWhatHadLeftIsTold() {
        Written story = Story.about("left").publish().withdraw();
        long before = LoggedChanges.last();

        story.kill("Found out", true);

        assertEquals(List.of("kill"), types(before));
    }

    @Test
    void keysNameTheListsBeforeAndAfter() {
        String top = id(Newsroom.category("top", null));
        String old = Newsroom.category("old", top);
        String fresh = Newsroom.category("fresh", null);
        String oldTag = Story.slug("old-tag");
        String freshTag = Story.slug("fresh-tag");
        Written story = Story.about("moving").in(old).tagged(oldTag).publish();
        long before = LoggedChanges.last();

        story.patch(Map.of("category", fresh)).then().statusCode(200);
        story.patch(
                Newsroom.admin().header("If-Match", "*").queryParam("createTags", true),
                Map.of("tags", List.of(freshTag)));
        story.publish();

        Entry entry = LoggedChanges.since(before).getLast();
        assertEquals("update", entry.type());
        for (String key : List.of(
                "article:" + story.id(),
                "list:" + top,
                "list:" + id(old),
                "list:" + id(fresh),
                "list:" + tagId(oldTag),
                "list:" + tagId(freshTag),
                "list")) {
            assertTrue(entry.keys().contains(key), key + " in " + entry.keys());
        }
    }

    @Test
    void translationTellsItsOriginal() {
        Written original = Story.about("original").publish();
        long before = LoggedChanges.last();

        Story.about("english").with("translationOf", original.id()).publish();

        assertTrue(LoggedChanges.since(before).getLast().keys().contains("article:" + original.id()));
    }

    @Test
    void movedCategoryTakesItsArticlesAlongAndTellsAllLists() {
        String before = Newsroom.category("parent", null);
        String after = Newsroom.category("other-parent", null);
        String moving = Newsroom.category("moving", before);
        String leaf = Newsroom.category("leaf", moving);
        Written story = Story.about("inside").in(leaf).publish();
        long last = LoggedChanges.last();

        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("parent", after))
                .patch("/v1/admin/categories/" + moving)
                .then()
                .statusCode(200);

        assertEquals(List.of(), ids(before));
        assertEquals(List.of(story.id()), ids(after));
        assertEquals(List.of(story.id()), ids(moving));
        List<Entry> logged = LoggedChanges.since(last);
        assertEquals(List.of("update", "move"), logged.stream().map(Entry::type).toList());
        for (String slug : List.of(before, after, moving)) {
            assertTrue(logged.getFirst().keys().contains("list:" + id(slug)), logged.toString());
        }
    }

    @Test
    void publicationThatMeetsAMoveStandsWhereItsCategoryHasGone() throws Exception {
        String before = Newsroom.category("parent", null);
        String after = Newsroom.category("other-parent", null);
        String moving = Newsroom.category("moving", before);
        long parent = Id.of(id(after)).value();
        Written story = Story.about("meeting").in(moving).write();

        QuarkusTransaction.begin();
        database.createNativeQuery("select id from category order by id for update", Long.class)
                .getResultList();
        database.createNativeQuery("update category set parent_id = ?1 where slug = ?2")
                .setParameter(1, parent)
                .setParameter(2, moving)
                .executeUpdate();
        Future<?> publication;
        try (var thread = Executors.newSingleThreadExecutor()) {
            publication = thread.submit(() -> story.publish());
            assertThrows(TimeoutException.class, () -> publication.get(300, TimeUnit.MILLISECONDS));
            QuarkusTransaction.commit();
        }
        publication.get();

        assertEquals(List.of(), ids(before));
        assertEquals(List.of(story.id()), ids(after));
    }

    @Test
    void numbersHaveNoGapUnderManyWritersOfWhomSomeFail() throws Exception {
        String taken = Story.about("taken").write().slug();
        long before = LoggedChanges.last();
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            writers.add(() -> write(number, taken));
        }
        long done = 0;
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var result : threads.invokeAll(writers)) {
                done += result.get() ? 1 : 0;
            }
        }

        List<Long> numbers =
                LoggedChanges.since(before).stream().map(Entry::seq).toList();
        assertEquals(LongStream.rangeClosed(before + 1, before + done).boxed().toList(), numbers);
        assertEquals(before + done, LoggedChanges.last());
        assertTrue(done >= 10, "only " + done + " were written");
    }

    /// Every fourth writer takes a slug that is taken.
    private static boolean write(int number, String taken) {
        Map<String, Object> link = Map.of("group", "race", "title", "Link " + number, "url", "https://a.example/");
        if (number % 4 == 3) {
            return Story.titled("x").with("slug", taken).send(Newsroom.admin()).statusCode() == 200;
        }
        if (number % 4 == 2) {
            return Newsroom.admin()
                            .contentType("application/json")
                            .body(link)
                            .post("/v1/admin/links")
                            .statusCode()
                    == 201;
        }
        return Story.about("race").write().act("publish", Map.of()).statusCode() == 200;
    }

    private static List<String> types(long after) {
        return LoggedChanges.since(after).stream().map(Entry::type).toList();
    }

    private static List<String> ids(String category) {
        return given().get("/v1/articles?category=" + category).path("data.id");
    }

    private static String id(String category) {
        return given().get("/v1/categories/" + category).path("id");
    }

    private static String tagId(String slug) {
        return given().get("/v1/tags/" + slug).path("id");
    }
}
