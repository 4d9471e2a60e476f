package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlugsTest {

    @Test
    void chineseTitleGetsAPinyinSlug() {
        String mark = Id.next().toString().toLowerCase(Locale.ROOT);
        Written story = Story.titled("上海新闻 x" + mark).publish();

        assertEquals("shanghai-xinwen-x" + mark, story.slug());
        given().get(story.path()).then().statusCode(200).body("title", startsWith("上海新闻"));
    }

    @Test
    void equalTitlesAreNumbered() {
        String title = "Weather " + Story.slug("today");

        String first = Story.titled(title).write().slug();
        assertEquals(first + "-2", Story.titled(title).write().slug());
        assertEquals(first + "-3", Story.titled(title).write().slug());
    }

    @Test
    void titleWithoutAWordGetsASlugAllTheSame() {
        Story.titled("🎉🎉🎉")
                .send(Newsroom.admin())
                .then()
                .statusCode(201)
                .body("draft.slug", matchesPattern("article-[0-9a-z]+"));
    }

    @Test
    void reservedTitleGetsAnotherSlug() {
        Story.titled("Search").send(Newsroom.admin()).then().statusCode(201).body("draft.slug", startsWith("search-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Upper",
                "two words",
                "a--b",
                "-a",
                "a-",
                "a/b",
                "a%20b",
                "..",
                "a.b",
                "articles",
                "search",
                "🎉",
                "0MZ5Q4T2C8V1K",
                "0mz5q4t2c8v1k",
                "𠀀𠀁",
                "e\u0301"
            })
    void slugsThatWouldBreakAnAddressAreRefused(String slug) {
        Story.titled("Slug")
                .with("slug", slug)
                .send(Newsroom.admin())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/slug"));
    }

    @Test
    void tooLongSlugIsRefused() {
        Story.titled("Slug")
                .with("slug", "s".repeat(201))
                .send(Newsroom.admin())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/slug"))
                .body("errors[0].code", equalTo("too-long"));
    }

    @Test
    void slugOfAnotherArticleIsTaken() {
        Written draft = Story.about("draft").write();
        Written other = Story.about("other").write();

        Story.titled("x")
                .with("slug", draft.slug())
                .send(Newsroom.admin())
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
        other.patch(Map.of("slug", draft.slug())).then().statusCode(409);
        draft.patch(Map.of("slug", draft.slug())).then().statusCode(200);
    }

    @Test
    void formerSlugStaysWithItsArticle() {
        Written old = Story.about("old").publish();
        Written renamed = old.rename(Story.slug("new"));

        Story.titled("x")
                .with("slug", old.slug())
                .send(Newsroom.admin())
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
        renamed.withdraw();
        Story.titled("x").with("slug", old.slug()).send(Newsroom.admin()).then().statusCode(409);
        assertEquals(200, renamed.patch(Map.of("slug", old.slug())).statusCode());
    }

    @Test
    void slugThatWasNeverPublishedIsFreeAgain() {
        Written draft = Story.about("free").write();
        draft.revise("slug", Story.slug("moved-on"));

        Story.titled("x").with("slug", draft.slug()).write().publish();
    }

    @Test
    void externalIdIsUnique() {
        String external = "wp-" + Id.next();
        Written first = Story.about("ext").with("externalId", external).write();
        Written second = Story.about("ext").write();

        Story.about("ext")
                .with("externalId", external)
                .send(Newsroom.admin())
                .then()
                .statusCode(409)
                .body("code", equalTo("external-id-taken"));
        second.patch(Map.of("externalId", external)).then().statusCode(409);
        first.patch(Map.of("title", "Same")).then().statusCode(200).body("externalId", equalTo(external));
    }

    @Test
    void oneOfManyAtOnceGetsTheSlug() throws Exception {
        String slug = Story.slug("race");

        List<Integer> statuses = atOnce(
                12,
                () -> Story.titled("Race")
                        .with("slug", slug)
                        .send(Newsroom.admin())
                        .statusCode());

        assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        assertEquals(11, Collections.frequency(statuses, 409), statuses.toString());
    }

    @Test
    void oneOfManyAtOnceGetsTheExternalId() throws Exception {
        String external = "race-" + Id.next();

        List<Integer> statuses = atOnce(
                8,
                () -> Story.about("race")
                        .with("externalId", external)
                        .send(Newsroom.admin())
                        .statusCode());

        assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        assertEquals(7, Collections.frequency(statuses, 409), statuses.toString());
    }

    @Test
    void equalTitlesAtOnceTakeTheNextNumbers() throws Exception {
        String title = "Rush " + Story.slug("hour");

        List<String> slugs = atOnce(12, () -> Story.titled(title).write().slug());

        assertEquals(12, new HashSet<>(slugs).size(), slugs.toString());
    }

    @Test
    void oneOfManyChangesOfOneVersionWins() throws Exception {
        Written story = Story.about("lost-update").write();

        List<Integer> statuses = atOnce(
                8,
                () -> story.patch(Newsroom.admin().header("If-Match", "\"v0\""), Map.of("title", "Mine"))
                        .statusCode());

        assertEquals(1, Collections.frequency(statuses, 200), statuses.toString());
        assertEquals(7, Collections.frequency(statuses, 412), statuses.toString());
    }

    private static <T> List<T> atOnce(int many, Callable<T> act) throws Exception {
        Newsroom.admin();
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<T> results = new ArrayList<>();
            for (var result : threads.invokeAll(Collections.nCopies(many, act))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
