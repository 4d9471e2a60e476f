package io.masthead.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Relating;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.viewcount.Rankings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticlePageTest {

    private static final Instant DAY = Instant.parse("2018-05-01T08:00:00Z");

    @Inject
    TestClock clock;

    @Inject
    Rankings rankings;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void onePageShowsEverythingAroundAnArticle() {
        String top = Newsroom.category("top", null);
        String category = Newsroom.category("below", top);
        Written before = Story.about("before").in(category).dated(DAY).publish();
        String tag = Story.slug("around");
        Written story = Story.about("middle")
                .in(category)
                .tagged(tag)
                .dated(DAY.plusSeconds(60))
                .with("related", List.of(Map.of("articleId", before.id())))
                .publish();
        Written after = Story.about("after")
                .in(category)
                .tagged(tag)
                .dated(DAY.plusSeconds(120))
                .publish();
        Relating.compute(story);
        given().post(story.path() + "/views").then().statusCode(204);
        rankings.refresh();

        page(story)
                .body("article.id", equalTo(story.id()))
                .body("article.body", notNullValue())
                .body("breadcrumb.slug", contains(top, category))
                .body("related.article.id", contains(before.id(), after.id()))
                .body("previous.id", equalTo(before.id()))
                .body("next.id", equalTo(after.id()))
                .body("mostViewed.article.id", hasItem(story.id()))
                .body("$", hasKey("slots"))
                .body("$", hasKey("links"))
                .body("site.name", notNullValue())
                .body("site.navigation.slug", hasItem(top))
                .body("jsonLd.'@type'", equalTo("NewsArticle"))
                .body("jsonLd.headline", equalTo("About middle"))
                .body("jsonLd.author[0].'@type'", equalTo("Organization"))
                .header("Surrogate-Key", containsString("article:" + story.id()))
                .header("Surrogate-Key", containsString("site"));
    }

    @Test
    void neighboursAreOfTheSameCategoryAndVisible() {
        String category = Newsroom.category("neighbours", null);
        Written first = Story.about("first").in(category).dated(DAY).publish();
        Written left =
                Story.about("left").in(category).dated(DAY.plusSeconds(1)).publish();
        Story.about("elsewhere").dated(DAY.plusSeconds(2)).publish();
        Story.about("page")
                .in(category)
                .with("kind", "page")
                .dated(DAY.plusSeconds(2))
                .publish();
        Written last =
                Story.about("last").in(category).dated(DAY.plusSeconds(3)).publish();
        left.withdraw();

        page(first).body("previous", nullValue()).body("next.id", equalTo(last.id()));
        page(last).body("previous.id", equalTo(first.id())).body("next", nullValue());
    }

    @Test
    void neighboursOfTheSameSecondAreTold() {
        String category = Newsroom.category("ties", null);
        Written one = Story.about("one").in(category).dated(DAY).publish();
        Written two = Story.about("two").in(category).dated(DAY).publish();
        Written three = Story.about("three").in(category).dated(DAY).publish();

        page(two).body("previous.id", equalTo(one.id())).body("next.id", equalTo(three.id()));
    }

    @Test
    void bodyComesInTheFormThatIsAskedFor() {
        Written story = Story.about("forms").publish();

        given().get("/v1/pages/article/" + story.slug() + "?body=html")
                .then()
                .body("article.html", containsString("<em>text</em>"))
                .body("article.body", nullValue());
        given().get("/v1/pages/article/" + story.slug() + "?body=none")
                .then()
                .statusCode(200)
                .body("article.body", nullValue());
    }

    @Test
    void pageIsShortLivedBeforeTheNextStoryBegins() {
        Written story = Story.about("lasting").publish();
        Instant hour = clock.instant().plusSeconds(30_000);
        Story.about("coming").write().publishAt(hour);

        clock.moveTo(hour.minusSeconds(7));
        for (String path : List.of("/v1/pages/article/" + story.slug(), "/v1/pages/home", story.path() + "/related")) {
            String cache = given().get(path).header("Cache-Control");
            assertTrue(
                    cache.matches("public, max-age=[4-7], s-maxage=[4-7], stale-while-revalidate=0, stale-if-error=0"),
                    path + " " + cache);
        }
    }

    @Test
    void whatLeftIsNotOnAnybodysPage() {
        String category = Newsroom.category("left", null);
        Written story = Story.about("stays").in(category).dated(DAY).publish();
        Written gone =
                Story.about("goes").in(category).dated(DAY.plusSeconds(5)).publish();
        given().post(gone.path() + "/views").then().statusCode(204);
        rankings.refresh();
        gone.withdraw();

        String page = page(story).extract().asString();
        assertTrue(!page.contains(gone.id()), page);
    }

    private static ValidatableResponse page(Written story) {
        return given().get("/v1/pages/article/" + story.slug()).then().statusCode(200);
    }
}
