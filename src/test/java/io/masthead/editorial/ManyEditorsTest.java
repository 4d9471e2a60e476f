package io.masthead.editorial;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 72 saves that all want to be done at once. Who is told that somebody else was quicker reads and saves again, as
/// people do.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ManyEditorsTest {

    private static final int SAVES = 72;
    private static final int AT_ONCE = 6;

    @Test
    void nothingIsLostOnOneArticle() throws Exception {
        Written story = Story.about("contended").write();

        saveAll(number -> story);

        assertEquals(expected(story, SAVES), summaries(story));
    }

    @Test
    void nothingIsLostOnManyArticles() throws Exception {
        List<Written> stories = IntStream.range(0, 12)
                .mapToObj(i -> Story.about("busy").write())
                .toList();

        saveAll(number -> stories.get(number % stories.size()));

        Set<String> all = new HashSet<>();
        for (Written story : stories) {
            Newsroom.admin().get(story.admin()).then().body("revision", equalTo(1 + SAVES / stories.size()));
            all.addAll(summaries(story));
        }
        assertEquals(SAVES, all.size());
    }

    private static void saveAll(IntFunction<Written> which) throws Exception {
        Newsroom.admin();
        List<Callable<Object>> editors = IntStream.range(0, SAVES)
                .mapToObj(number -> Executors.callable(() -> save(which.apply(number), "Save " + number)))
                .collect(Collectors.toCollection(ArrayList::new));
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(editors)) {
                done.get();
            }
        }
    }

    private static void save(Written story, String words) {
        int status;
        do {
            String seen = Newsroom.admin().get(story.admin()).header("ETag");
            Response answer = story.patch(Newsroom.admin().header("If-Match", seen), Map.of("summary", words));
            status = answer.statusCode();
        } while (status == 412 || status == 503);
        assertEquals(200, status);
    }

    /// What every revision but the first says.
    private static Set<String> summaries(Written story) {
        int last = Newsroom.admin().get(story.admin()).path("revision");
        return IntStream.rangeClosed(2, last)
                .mapToObj(number -> Newsroom.admin()
                        .get(story.admin() + "/revisions/" + number)
                        .<String>path("draft.summary"))
                .collect(Collectors.toSet());
    }

    private static Set<String> expected(Written story, int saves) {
        Newsroom.admin().get(story.admin()).then().body("revision", equalTo(1 + saves));
        return IntStream.range(0, saves).mapToObj(number -> "Save " + number).collect(Collectors.toSet());
    }
}
