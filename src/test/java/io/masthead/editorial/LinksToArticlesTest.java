package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LinksToArticlesTest {

    @Test
    void linkToWhatWasTakenDownIsRefused() {
        Written withdrawn = Story.about("withdrawn").publish().withdraw();
        Written killed = Story.about("killed").write().kill("r", false);
        Written trashed = Story.about("trashed").write().trash();

        for (Written left : List.of(withdrawn, killed, trashed)) {
            Story.about("links")
                    .blocks(linking(left))
                    .send(Newsroom.admin())
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/body"))
                    .body("errors.code", contains("article-left"));
            Story.about("pins")
                    .with("related", List.of(Map.of("articleId", left.id())))
                    .send(Newsroom.admin())
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/related/0/articleId"));
        }
    }

    @Test
    void linkToADraftWaitsForIt() {
        Written draft = Story.about("draft").write();
        Written story = Story.about("links").blocks(linking(draft)).publish();

        given().get(story.path()).then().body("body[0].markDefs[0].href", nullValue());
        draft.publish();
        String address = given().get(draft.path()).path("url");
        given().get(story.path()).then().body("body[0].markDefs[0].href", equalTo(address));
    }

    @Test
    void linkWhoseArticleLeftLaterHoldsUpNoOtherChange() {
        Written target = Story.about("target").publish();
        Written story = Story.about("links")
                .blocks(linking(target))
                .with("related", List.of(Map.of("articleId", target.id())))
                .publish();
        target.withdraw();

        story.revise("title", "Another title");
        Newsroom.admin().get(story.admin()).then().body("draft.body[0].markDefs[0].articleId", equalTo(target.id()));
    }

    private static Map<String, Object> linking(Written story) {
        return Map.of(
                "_type", "block",
                "_key", "a",
                "style", "normal",
                "markDefs", List.of(Map.of("_type", "link", "_key", "l", "articleId", story.id())),
                "children", List.of(Map.of("_type", "span", "_key", "s", "text", "there", "marks", List.of("l"))));
    }
}
