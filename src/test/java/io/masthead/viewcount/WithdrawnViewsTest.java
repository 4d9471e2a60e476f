package io.masthead.viewcount;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WithdrawnViewsTest {

    @Test
    void withdrawnArticleCountsNoMoreASecondLater() throws InterruptedException {
        Written story = Story.about("counted-until-then").publish();
        given().post(story.path() + "/views").then().statusCode(204);
        given().post("/v1/articles/" + story.id() + "/views").then().statusCode(204);
        story.withdraw();

        TimeUnit.SECONDS.sleep(1);

        given().post(story.path() + "/views").then().statusCode(404);
        given().post("/v1/articles/" + story.id() + "/views").then().statusCode(404);
    }

    @Test
    void articleThatWasUnknownCountsAtOnceWhenItIsPublished() {
        Written story = Story.about("draft-first").write();
        given().post(story.path() + "/views").then().statusCode(404);
        story.publish();

        given().post(story.path() + "/views").then().statusCode(204);
    }

    @Test
    void withdrawnArticleVanishesFromTheRankingAtOnce() {
        String category = Newsroom.category("ranked", null);
        Written stays = Story.about("stays-ranked").in(category).publish();
        Written goes = Story.about("goes-unranked").in(category).publish();
        given().post(stays.path() + "/views").then().statusCode(204);
        given().post(goes.path() + "/views").then().statusCode(204);
        String ranking = "/v1/most-viewed?limit=1&category=" + category;
        given().get("/v1/most-viewed?category=" + category).then().body("data.article.id", hasItem(goes.id()));

        goes.withdraw();

        given().get("/v1/most-viewed?category=" + category).then().body("data.article.id", not(hasItem(goes.id())));
        given().get(ranking).then().body("data", hasSize(1)).body("data[0].article.id", equalTo(stays.id()));
    }

    @Test
    void countingLeavesTheArticleAsItIs() {
        Written story = Story.about("untouched").publish();
        String updated = given().get(story.path()).path("updatedAt");
        String tag = Newsroom.admin().get(story.admin()).header("ETag");

        given().post(story.path() + "/views").then().statusCode(204);

        given().get(story.path()).then().body("updatedAt", equalTo(updated));
        assertEquals(tag, Newsroom.admin().get(story.admin()).header("ETag"));
    }

    @Test
    void trendingNeedsAWindow() {
        given().get("/v1/most-viewed?trending=true").then().statusCode(200);
        given().get("/v1/most-viewed?trending=true&window=all")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("trending"));
        given().get("/v1/most-viewed?trending=maybe").then().statusCode(400);
    }
}
