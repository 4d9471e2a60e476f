package io.masthead.related;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Relating;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedTest {

    private static final String TALE = "Every spring a grey heron returns to the reeds behind the sluice, where the"
            + " warden keeps a ledger of arrivals in pencil. This year the heron came eleven days early, stood on one"
            + " leg upon the weathered jetty, and watched eels slip through lilies while schoolchildren whispered.";

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
        Relating.compute(story);

        related(story)
                .body("data.article.id", contains(first.id(), second.id(), computed.id()))
                .body("data[1].article", nullValue())
                .body("data[1].link.url", equalTo("https://museum.example/"))
                .body("data[1].link.title", equalTo("The museum"))
                .body("data.reason", contains("pinned", "pinned", "pinned", "shared-tags"));
    }

    @Test
    void moreSharedTagsComeBeforeFewerAndTheCategoryAloneIsNoRelation() {
        String category = Newsroom.category("related", null);
        String[] tags = {Story.slug("a"), Story.slug("b"), Story.slug("c"), Story.slug("d")};
        Story.about("neighbour").in(category).publish();
        Written one = Story.about("one").tagged(tags[0]).publish();
        Written three = Story.about("three").tagged(tags[0], tags[1], tags[2]).publish();
        Written story = Story.about("scores").in(category).tagged(tags).publish();

        related(story).body("data", empty());
        Relating.compute(story);

        related(story)
                .body("data.article.id", contains(three.id(), one.id()))
                .body("data.reason", contains("shared-tags", "shared-tags"))
                .body("data[0].score", greaterThan(0.5f))
                .body("data[1].score", lessThan(0.5f));
        related(three).body("data.article.id", contains(story.id()));
    }

    @Test
    void rareTagsWeighMore() {
        String rare = Story.slug("rare");
        String frequent = Story.slug("frequent");
        for (int i = 0; i < 6; i++) {
            Story.about("frequent").tagged(frequent, Story.slug("other")).publish();
        }
        Written byFrequent = Story.about("by-frequent").tagged(frequent).publish();
        Written byRare = Story.about("by-rare").tagged(rare).publish();
        Written story = Story.about("both").tagged(rare, frequent).publish();
        Relating.compute(story);

        List<String> ids = related(story).extract().path("data.article.id");
        assertTrue(ids.indexOf(byRare.id()) < ids.indexOf(byFrequent.id()), ids.toString());
        assertEquals(0, ids.indexOf(byRare.id()));
    }

    @Test
    void similarTextIsRelatedNearlyTheSameIsNot() {
        String subject = TALE.replace("heron", "heron" + Story.slug("").replace("-", ""));
        Written similar = Story.titled("A heron").markdown(subject + much()).publish();
        Written same =
                Story.titled("The same again").markdown(subject + " Really.").publish();
        Written translation;
        Written story = Story.titled("Herons nest").markdown(subject).publish();
        translation = Story.titled("In other words")
                .markdown(subject + much())
                .with("translationOf", story.id())
                .with("language", "fr")
                .publish();
        Relating.compute(story);

        related(story).body("data.article.id", contains(similar.id())).body("data.reason", contains("similar-text"));
        explained(story)
                .body("data.articleId", contains(similar.id()))
                .body("data[0].text", greaterThan(0.5f))
                .body("out.find { it.articleId == '" + same.id() + "' }.out", equalTo("duplicate"))
                .body("out.find { it.articleId == '" + translation.id() + "' }.out", equalTo("translation"));
    }

    @Test
    void staffLearnWhyOthersFellOut() {
        String frequent = Story.slug("weak");
        Written left = Story.about("left").publish();
        Written weak = Story.about("weak")
                .tagged(frequent, Story.slug("x"), Story.slug("y"), Story.slug("z"), Story.slug("q"))
                .publish();
        Written story = Story.about("explained")
                .tagged(frequent, Story.slug("k"), Story.slug("l"), Story.slug("m"), Story.slug("n"))
                .with("related", List.of(pin(left)))
                .publish();
        left.withdraw();

        explained(story)
                .body("data", empty())
                .body("out.find { it.articleId == '" + left.id() + "' }.out", equalTo("not-visible"))
                .body("out.find { it.articleId == '" + weak.id() + "' }.out", equalTo("below-threshold"))
                .body("out.find { it.articleId == '" + weak.id() + "' }.tags", greaterThan(0f));
        Newsroom.admin().get(story.admin() + "/related").then().statusCode(200).body("$", not(hasKey("out")));
        Newsroom.admin().get("/v1/admin/articles/0000000000000/related").then().statusCode(404);
        given().get(story.admin() + "/related").then().statusCode(401);
    }

    @Test
    void whatWasWithdrawnLeavesTheListsOfOthersAndComesBack() {
        String tag = Story.slug("comes");
        Written story = Story.about("stays").tagged(tag).publish();
        Written other = Story.about("goes").tagged(tag).publish();
        Relating.compute(other);

        related(story).body("data.article.id", contains(other.id()));
        other.withdraw();
        related(story).body("data", empty());
        Relating.compute(other);
        other.publish();
        related(story).body("data", empty());
        Relating.compute(other);
        related(story).body("data.article.id", contains(other.id()));
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
        Relating.compute(story);
        withdrawn.withdraw();

        related(story).body("data", empty()).body("data.article.id", not(hasItem(page.id())));
        withdrawn.publish();
        related(story).body("data.article.id", contains(withdrawn.id()));
        draft.publish();
        related(story).body("data.article.id", contains(draft.id(), withdrawn.id()));
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

        Relating.compute(story);

        List<String> ids = related(story).body("data", hasSize(15)).extract().path("data.article.id");
        assertEquals(15, new HashSet<>(ids).size());
        assertFalse(ids.contains(story.id()));
        KeptAnswers.drop();
        related(story).header("Server-Timing", containsString("\"4 queries\""));
    }

    @Test
    void articleWithoutTagsAndCategoryHasNoneRelated() {
        Written story = Story.about("alone").publish();
        Relating.compute(story);

        related(story).body("data", empty());
        given().get(story.path() + "/related?limit=3").then().statusCode(400);
    }

    /// Twice as much text that nothing else has.
    private static String much() {
        return IntStream.range(0, 12)
                .mapToObj(i -> UUID.randomUUID() + " was counted elsewhere.")
                .collect(Collectors.joining("\n\n", "\n\n", ""));
    }

    private static ValidatableResponse explained(Written story) {
        return Newsroom.admin()
                .get(story.admin() + "/related?explain=true")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> pin(Written article) {
        return Map.of("articleId", article.id());
    }

    private static ValidatableResponse related(Written story) {
        return given().get(story.path() + "/related").then().statusCode(200);
    }
}
