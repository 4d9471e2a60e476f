package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ArticleListFiltersTest {

    private static final Instant NOON = Instant.parse("2020-03-01T12:00:00Z");

    @Test
    void categoryShowsItsDescendantsToo() {
        String top = Newsroom.category("top", null);
        String middle = Newsroom.category("middle", top);
        String low = Newsroom.category("low", middle);
        Written inLow = Story.about("low").in(low).dated(NOON).publish();
        Written inTop = Story.about("top").in(top).dated(NOON.plusSeconds(1)).publish();

        list("category", top).body("data.id", contains(inTop.id(), inLow.id()));
        list("category", middle).body("data.id", contains(inLow.id()));
        list("category", top, "categoryOnly", true).body("data.id", contains(inTop.id()));
        list("category", middle, "categoryOnly", true).body("data", empty());
    }

    @Test
    void anyOrAllOfTheTagsAreAskedFor() {
        String red = Story.slug("red");
        String blue = Story.slug("blue");
        Written both = Story.about("both").tagged(red, blue).dated(NOON).publish();
        Written one = Story.about("one").tagged(red).dated(NOON.plusSeconds(1)).publish();
        String redId = tagId(red);

        list("tag", red).body("data.id", contains(one.id(), both.id()));
        list("tag", red + "," + blue).body("data.id", contains(one.id(), both.id()));
        list("tag", red + "," + blue, "tagMode", "all").body("data.id", contains(both.id()));
        list("tag", red + "," + redId, "tagMode", "all").body("data.id", contains(one.id(), both.id()));
        list("tag", red + "," + blue, "count", "exact").body("page.total", equalTo(2));
    }

    @Test
    void authorSourceAndLanguageNarrowTheList() {
        String name = "Ada " + Story.slug("n");
        String author = Newsroom.author(name);
        String source = "Source " + Story.slug("s");
        Written whole = Story.about("whole")
                .by(name)
                .with("source", Map.of("name", source))
                .with("language", "fr")
                .dated(NOON)
                .publish();
        Written plain = Story.about("plain").by(name).with("language", "de").publish();

        list("author", author).body("data.id", contains(plain.id(), whole.id()));
        list("author", author, "language", "fr").body("data.id", contains(whole.id()));
        list("source", source).body("data.id", contains(whole.id()));
        list("source", source, "language", "de").body("data", empty());
        list("source", source, "author", author, "language", "fr").body("data.id", contains(whole.id()));
    }

    @Test
    void filtersGoTogether() {
        String category = Newsroom.category("mixed", null);
        String tag = Story.slug("mix");
        String other = Story.slug("other");
        Written wanted = Story.about("wanted")
                .in(category)
                .tagged(tag)
                .with("language", "it")
                .publish();
        Story.about("untagged").in(category).tagged(other).publish();
        Story.about("elsewhere").tagged(tag).publish();

        list("category", category, "tag", tag).body("data.id", contains(wanted.id()));
        list("category", category, "categoryOnly", true, "tag", tag + "," + other, "tagMode", "all")
                .body("data", empty());
        list("category", category, "tag", tag, "language", "it", "count", "exact")
                .body("data.id", contains(wanted.id()))
                .body("page.total", equalTo(1));
    }

    @Test
    void fromIsInclusiveAndToExclusive() {
        String category = Newsroom.category("times", null);
        Written early = Story.about("early").in(category).dated(NOON).publish();
        Written late =
                Story.about("late").in(category).dated(NOON.plusSeconds(60)).publish();

        list("category", category, "publishedFrom", NOON).body("data.id", contains(late.id(), early.id()));
        list("category", category, "publishedFrom", NOON.plusMillis(1)).body("data.id", contains(late.id()));
        list("category", category, "publishedTo", NOON.plusSeconds(60)).body("data.id", contains(early.id()));
        list("category", category, "publishedFrom", NOON, "publishedTo", NOON).body("data", empty());
    }

    @Test
    void updatedSinceAsksForTheCurrentVersion() {
        String category = Newsroom.category("changes", null);
        Written first = Story.about("first").in(category).dated(NOON).publish();
        Written second = Story.about("second").in(category).dated(NOON).publish();
        first.revise("title", "Changed").publish();
        String updated = given().get(first.path()).path("updatedAt");

        list("category", category, "updatedSince", updated).body("data.id", contains(first.id()));
        list("category", category, "sort", "-updatedAt").body("data.id", contains(first.id(), second.id()));
        list("category", category, "updatedSince", Instant.now().plusSeconds(600))
                .body("data", empty());
    }

    @Test
    void threeOrdersAndPinnedOnesFirst() {
        String category = Newsroom.category("orders", null);
        Written old =
                Story.about("old").in(category).dated(NOON).with("pinned", true).publish();
        Written middle =
                Story.about("middle").in(category).dated(NOON.plusSeconds(60)).publish();
        Written young =
                Story.about("young").in(category).dated(NOON.plusSeconds(120)).publish();

        list("category", category).body("data.id", contains(young.id(), middle.id(), old.id()));
        list("category", category, "sort", "publishedAt").body("data.id", contains(old.id(), middle.id(), young.id()));
        list("category", category, "pinnedFirst", true).body("data.id", contains(old.id(), young.id(), middle.id()));
    }

    @Test
    void idsKeepTheirOrderAndInvisibleOnesAreLeftOut() {
        Written one = Story.about("one").publish();
        Written two = Story.about("two").publish();
        Written page = Story.about("imprint").with("kind", "page").publish();
        Written draft = Story.about("draft").write();
        Written gone = Story.about("gone").publish().withdraw();

        list("ids", String.join(",", two.id(), draft.id(), one.id(), gone.id(), two.id(), page.id()))
                .body("data.id", contains(two.id(), one.id(), page.id()))
                .body("page.next", nullValue());
    }

    @Test
    void pagesAndDraftsStandInNoList() {
        String category = Newsroom.category("kinds", null);
        String tag = Story.slug("kinds");
        Written story = Story.about("story").in(category).tagged(tag).publish();
        Written page = Story.about("page")
                .in(category)
                .tagged(tag)
                .with("kind", "page")
                .publish();
        Story.about("draft").in(category).tagged(tag).write();

        list("category", category).body("data.id", contains(story.id()));
        list("category", category, "categoryOnly", true, "count", "exact").body("page.total", equalTo(1));
        list("tag", tag).body("data.id", contains(story.id()));
        list("limit", 100).body("data.id", not(hasItem(page.id()))).body("data.id", hasItem(story.id()));
    }

    @Test
    void movedArticleChangesItsLists() {
        String before = Newsroom.category("before", null);
        String after = Newsroom.category("after", null);
        Written moving = Story.about("moving").in(before).publish();

        moving.revise("category", after);
        list("category", before).body("data.id", contains(moving.id()));
        moving.publish();

        list("category", before).body("data", empty());
        list("category", after).body("data.id", containsInAnyOrder(moving.id()));
    }

    private static String tagId(String slug) {
        return given().get("/v1/tags/" + slug).path("id");
    }

    private static ValidatableResponse list(Object... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], String.valueOf(parameters[i + 1]));
        }
        return request.get("/v1/articles").then().statusCode(200);
    }
}
