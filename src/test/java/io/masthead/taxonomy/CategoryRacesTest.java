package io.masthead.taxonomy;

import static io.masthead.taxonomy.CategoryRequests.patch;
import static io.masthead.taxonomy.CategoryRequests.post;
import static io.masthead.taxonomy.CategoryRequests.read;
import static io.masthead.taxonomy.CategoryRequests.remove;
import static io.masthead.taxonomy.CategoryRequests.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CategoryRacesTest {

    @Test
    void twoMovesAtOnceCloseNoCircle() throws InterruptedException {
        String one = Newsroom.createCategory("One", slug("one"), null);
        String two = Newsroom.createCategory("Two", slug("two"), null);

        List<Integer> answers = atOnce(List.of(
                () -> patch(one, "\"v0\"", "{\"parent\":\"" + two + "\"}").statusCode(),
                () -> patch(two, "\"v0\"", "{\"parent\":\"" + one + "\"}").statusCode()));

        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
        assertTrue(answers.stream().allMatch(status -> status < 500 || status == 503), answers.toString());
    }

    @Test
    void twoChangesAtOnceDoNotOverwriteEachOther() throws InterruptedException {
        String id = Newsroom.createCategory("Contested", slug("contested"), null);
        List<Callable<Integer>> changes = IntStream.range(0, 4)
                .mapToObj(i -> (Callable<Integer>) () ->
                        patch(id, "\"v0\"", "{\"name\":\"Change " + i + "\"}").statusCode())
                .toList();

        List<Integer> answers = atOnce(changes);

        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
        assertTrue(answers.stream().allMatch(status -> List.of(200, 412, 503).contains(status)), answers.toString());
        read(id).then().header("ETag", "\"v1\"");
    }

    @Test
    void oneSlugGoesToOneOfManyAtOnce() throws InterruptedException {
        String slug = slug("race");
        List<Callable<Integer>> creations = IntStream.range(0, 4)
                .mapToObj(i -> (Callable<Integer>)
                        () -> post(Map.of("name", "Race " + i, "slug", slug)).statusCode())
                .toList();

        List<Integer> answers = atOnce(creations);

        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers.toString());
        assertTrue(answers.stream().allMatch(status -> List.of(201, 409, 503).contains(status)), answers.toString());
    }

    @Test
    void everyChangeIsLoggedOnceInOrderWithoutAGap() {
        long before = LoggedChanges.last();
        String id = Newsroom.createCategory("Logged", slug("logged"), null);
        patch(id, "\"v0\"", "{\"name\":\"Logged again\"}").then().statusCode(200);
        remove(id, "\"v1\"").then().statusCode(204);

        assertEquals(
                List.of("create", "update", "remove"),
                LoggedChanges.since(before).stream()
                        .map(LoggedChanges.Entry::type)
                        .toList());
        assertEquals(before + 3, LoggedChanges.last());
        assertEquals(
                LongStream.rangeClosed(before + 1, LoggedChanges.last()).boxed().toList(),
                LoggedChanges.since(before).stream()
                        .map(LoggedChanges.Entry::seq)
                        .toList(),
                "no number is left out");
    }

    @Test
    void changesAtOnceAreNumberedWithoutAGap() throws InterruptedException {
        long before = LoggedChanges.last();

        List<Integer> answers = atOnce(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Integer>) () -> post(Map.of("name", "At once", "slug", slug("at-once" + i)))
                        .statusCode())
                .toList());

        long made = answers.stream().filter(status -> status == 201).count();
        assertEquals(answers.size(), made, answers.toString());
        assertEquals(before + made, LoggedChanges.last());
        assertEquals(made, LoggedChanges.since(before).size());
    }

    @Test
    void changeNamesWhatShowsIt() {
        long before = LoggedChanges.last();
        String id = Newsroom.createCategory("Shown", slug("shown"), null);
        patch(id, "\"v0\"", "{\"name\":\"Shown anew\"}").then().statusCode(200);

        assertEquals(
                List.of("category:" + id, "list:" + id, "categories", "site"),
                LoggedChanges.since(before).getLast().keys());
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
