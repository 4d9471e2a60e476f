package io.masthead.related;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedTest {

    private static final Map<String, Object> ELSEWHERE =
            Map.of("url", "https://museum.example/", "title", "The museum", "summary", "Its own page");

    @Test
    void pinnedComeFirstInTheirOrderAndMayLeadElsewhere() {
        String tag = Story.slug("tag");
        Written second = Story.about("second").publish();
        Written first = Story.about("first").tagged(tag).publish();
        Written computed = Story.about("computed").tagged(tag).publish();
        Written story = Story.about("pins")
                .tagged(tag)
                .with("related", List.of(pin(first), ELSEWHERE, pin(second), pin(first)))
                .publish();

        related(story)
                .body("data.article.id", contains(first.id(), second.id(), computed.id()))
                .body("data[1].article", nullValue())
                .body("data[1].link.url", equalTo("https://museum.example/"))
                .body("data[1].link.title", equalTo("The museum"))
                .body("data.reason", contains("pinned", "pinned", "pinned", "shared-tags"));
    }

    @Test
    void moreSharedTagsComeBeforeFewerAndTheCategoryLast() {
        String category = Newsroom.category("related", null);
        String[] tags = {Story.slug("a"), Story.slug("b"), Story.slug("c"), Story.slug("d")};
        Written neighbour = Story.about("neighbour").in(category).publish();
        Written one = Story.about("one").tagged(tags[0]).publish();
        Written three = Story.about("three").tagged(tags[0], tags[1], tags[2]).publish();
        Written story = Story.about("scores").in(category).tagged(tags).publish();

        related(story)
                .body("data.article.id", contains(three.id(), one.id(), neighbour.id()))
                .body("data.reason", contains("shared-tags", "shared-tags", "same-category"))
                .body("data.score", contains(0.75f, 0.25f, 0.1f));
    }

    @Test
    void itselfDraftsAndWhatLeftAreNeverRelated() {
        String category = Newsroom.category("hidden", null);
        String tag = Story.slug("hidden");
        Written draft = Story.about("draft").in(category).tagged(tag).write();
        Written withdrawn = Story.about("withdrawn").in(category).tagged(tag).publish();
        Written page = Story.about("page")
                .in(category)
                .tagged(tag)
                .with("kind", "page")
                .publish();
        Written story = Story.about("story")
                .in(category)
                .tagged(tag)
                .with("related", List.of(pin(draft), pin(withdrawn)))
                .publish();
        withdrawn.withdraw();

        related(story).body("data", empty()).body("data.article.id", not(hasItem(page.id())));
        withdrawn.publish();
        related(story).body("data.article.id", contains(withdrawn.id()));
    }

    @Test
    void articleCannotBePinnedToItself() {
        Written story = Story.about("self").write();

        story.patch(Map.of("related", List.of(pin(story))))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/related/0"))
                .body("errors[0].code", equalTo("itself"));
    }

    @Test
    void atMostFifteenAndNoneTwice() {
        String category = Newsroom.category("many", null);
        String tag = Story.slug("many");
        List<Map<String, Object>> pins = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            Written one = Story.about("one").in(category).tagged(tag).publish();
            if (i < 4) {
                pins.add(pin(one));
            }
        }
        Written story = Story.about("crowded")
                .in(category)
                .tagged(tag)
                .with("related", pins)
                .publish();

        List<String> ids = related(story).body("data", hasSize(15)).extract().path("data.article.id");
        assertEquals(15, new HashSet<>(ids).size());
        assertFalse(ids.contains(story.id()));
        KeptAnswers.drop();
        related(story).header("Server-Timing", containsString("\"5 queries\""));
    }

    @Test
    void articleWithoutTagsAndCategoryHasNoneRelated() {
        Written story = Story.about("alone").publish();

        related(story).body("data", empty());
        given().get(story.path() + "/related?limit=3").then().statusCode(400);
    }

    private static Map<String, Object> pin(Written article) {
        return Map.of("articleId", article.id());
    }

    private static ValidatableResponse related(Written story) {
        return given().get(story.path() + "/related").then().statusCode(200);
    }
}
