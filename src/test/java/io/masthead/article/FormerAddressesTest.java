package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class FormerAddressesTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void oldSlugLeadsToTheNewOneWithTheQueryKept() {
        Written old = Story.about("old").publish();
        Written renamed = old.rename(Story.slug("new"));

        read(old.path() + "?body=html&fields=summary,tags")
                .then()
                .statusCode(301)
                .header("Location", endsWith(renamed.path() + "?body=html&fields=summary,tags"))
                .header("Cache-Control", "public, max-age=60")
                .header("Access-Control-Allow-Origin", "*");
        given().redirects().follow(false).head(old.path()).then().statusCode(301);
        given().get(renamed.path()).then().statusCode(200).body("id", equalTo(old.id()));
        given().get("/v1/articles/" + old.id()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/%s/related", "/v1/pages/article/%s"})
    void oldSlugLeadsOnWhereverItStands(String address) {
        Written old = Story.about("place").publish();
        Written renamed = old.rename(Story.slug("other"));

        read(address.formatted(old.slug()))
                .then()
                .statusCode(301)
                .header("Location", endsWith(address.formatted(renamed.slug())));
    }

    @Test
    void bothSlugsOfAChainLeadToTheLast() {
        Written first = Story.about("first").publish();
        Written second = first.rename(Story.slug("second"));
        Written third = second.rename(Story.slug("third"));

        read(first.path()).then().statusCode(301).header("Location", endsWith(third.path()));
        read(second.path()).then().statusCode(301).header("Location", endsWith(third.path()));

        Written back = third.rename(first.slug());
        read(third.path()).then().statusCode(301).header("Location", endsWith(back.path()));
        read(back.path()).then().statusCode(200);
    }

    @Test
    void chineseSlugIsEncodedInTheLocation() {
        Written old = Story.about("latin").publish();
        old.rename(Story.slug("河流"));

        String location = read(old.path()).then().statusCode(301).extract().header("Location");
        given().urlEncodingEnabled(false).get(location).then().statusCode(200).body("id", equalTo(old.id()));
    }

    @Test
    void slugOfAWaitingVersionDoesNotAnswerBeforeItsTime() {
        Written live = Story.about("live").publish();
        String waiting = Story.slug("waiting");
        live.revise("slug", waiting).publishAt(clock.instant().plus(Duration.ofHours(1)));

        read("/v1/articles/" + waiting).then().statusCode(404);
        read(live.path()).then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        read("/v1/articles/" + waiting).then().statusCode(200);
        read(live.path()).then().statusCode(301).header("Location", endsWith(waiting));
    }

    @Test
    void slugOfAVersionThatNeverCameLeadsNowhere() {
        Written live = Story.about("stays").publish();
        String dropped = Story.slug("dropped");
        live.revise("slug", dropped).publishAt(clock.instant().plus(Duration.ofHours(1)));
        live.revise("slug", live.slug()).publish();

        clock.forward(Duration.ofHours(2));
        read("/v1/articles/" + dropped).then().statusCode(404);
        Story.titled("Takes it").with("slug", dropped).publish();
    }

    @Test
    void oldSlugOfAnArticleThatLeftIsGoneToo() {
        Written old = Story.about("goes").publish();
        Written renamed = old.rename(Story.slug("gone"));
        renamed.withdraw();

        read(old.path()).then().statusCode(410).body("articleId", equalTo(old.id()));
        read(renamed.path()).then().statusCode(410);
    }

    @Test
    void oldAddressesOfOthersAreNotTakenOver() {
        String address = "https://old.example/" + Story.slug("page");
        Story.about("owner").with("oldUrls", List.of(address)).publish();
        Written thief = Story.about("thief").with("oldUrls", List.of(address)).write();

        thief.act("publish", Map.of()).then().statusCode(409).body("code", equalTo("address-taken"));
        given().get(thief.path()).then().statusCode(404);
    }

    @Test
    void formerSlugOfACategoryLeadsOn() {
        String old = Newsroom.category("cat", null);
        String fresh = Story.slug("dog");
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("slug", fresh))
                .patch("/v1/admin/categories/" + old)
                .then()
                .statusCode(200);

        read("/v1/categories/" + old).then().statusCode(301).header("Location", endsWith("/v1/categories/" + fresh));
        read("/v1/pages/category/" + old + "?limit=3")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/v1/pages/category/" + fresh + "?limit=3"));
    }

    private static Response read(String path) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(path);
    }
}
