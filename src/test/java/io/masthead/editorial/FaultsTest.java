package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.masthead.shared.id.Id;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FaultsTest {

    @Test
    void allFaultsAreToldAtOnce() {
        refused(Story.titled("Faulty")
                        .blocks(Map.of("_type", "hologram", "_key", "a"))
                        .in("no-such-category")
                        .tagged("no-such-tag")
                        .with("leadImage", Map.of("mediaId", Id.next()))
                        .with("translationOf", Id.next())
                        .with("related", List.of(Map.of("articleId", Id.next()), Map.of("url", "javascript:x")))
                        .with("canonicalUrl", "data:text/html,x"))
                .body(
                        "errors.pointer",
                        hasItems(
                                "/category",
                                "/tags/0",
                                "/leadImage/mediaId",
                                "/translationOf",
                                "/related/0/articleId",
                                "/related/1/url",
                                "/related/1/title",
                                "/canonicalUrl"))
                .body("errors.pointer", hasItem(startsWith("/body/0")));
    }

    @Test
    void shapeOfEveryMemberIsHeldToItsLimits() {
        refused(Story.titled(" ")
                        .with("kind", "video")
                        .with("language", "not a language")
                        .with("subtitle", "s".repeat(501))
                        .with("byline", List.of(Map.of("name", "", "role", "king")))
                        .with("initialViews", -1)
                        .with("externalId", "with blank"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/title",
                                "/kind",
                                "/language",
                                "/subtitle",
                                "/byline/0/name",
                                "/byline/0/role",
                                "/initialViews",
                                "/externalId"))
                .body("errors.find { it.pointer == '/title' }.code", equalTo("missing"))
                .body("errors.find { it.pointer == '/subtitle' }.code", equalTo("too-long"));
        refused(Story.titled("t".repeat(501))).body("errors[0].code", equalTo("too-long"));
        refused(Story.titled("Many").with("tags", Collections.nCopies(51, "t")))
                .body("errors[0].pointer", equalTo("/tags"));
    }

    @Test
    void unknownTagIsRefusedUnlessTagsAreToBeMade() {
        String tag = "Tag " + Story.slug("t");
        refused(Story.titled("Tagged").tagged(tag))
                .body("errors[0].pointer", equalTo("/tags/0"))
                .body("errors[0].code", equalTo("unknown-tag"));

        Story.titled("Tagged")
                .tagged(tag, tag)
                .send(Newsroom.admin().queryParam("createTags", true))
                .then()
                .statusCode(201)
                .body("draft.tags.size()", equalTo(1));
    }

    @Test
    void moreThanOneFormOfTheBodyIsRefused() {
        refused(Story.titled("Two forms").with("bodyHtml", "<p>x</p>"))
                .body("errors.code", contains("too-many"))
                .body("errors.pointer", contains("/body"));
    }

    @Test
    void brokenBlocksAreNamedByTheirPlace() {
        Map<String, Object> dangling = Map.of(
                "_type", "block",
                "_key", "a",
                "style", "normal",
                "markDefs", List.of(),
                "children", List.of(Map.of("_type", "span", "_key", "s", "text", "x", "marks", List.of("ghost"))));
        refused(Story.titled("Marks").blocks(dangling))
                .body("errors[0].pointer", startsWith("/body/0/children/0/marks"));
        refused(Story.titled("Type").blocks(Map.of("_type", "hologram", "_key", "a")))
                .body("errors[0].pointer", startsWith("/body/0"));
        refused(Story.titled("Picture").blocks(Map.of("_type", "image", "_key", "a", "mediaId", Id.next())))
                .body("errors[0].code", equalTo("unknown-media"));
        refused(Story.titled("Not a list").without("bodyMarkdown").with("body", Map.of("_type", "block")))
                .body("errors[0].pointer", equalTo("/body"));
    }

    @Test
    void unknownMembersAreRefusedNamingTheKnown() {
        bad("{\"title\": \"x\", \"colour\": \"red\"}", "unknown-member", "/colour")
                .body("allowed", hasItems("title", "bodyHtml", "related"));
        bad("{\"title\": \"x\", \"seo\": {\"colour\": 1}}", "unknown-member", "/seo/colour");
        bad("{\"title\": \"x\", \"byline\": [{\"name\": \"a\", \"age\": 7}]}", "unknown-member", "/byline/0/age");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": 5} | /title",
                "{\"title\": [\"x\"]} | /title",
                "{\"title\": {\"a\": 1}} | /title",
                "{\"title\": true} | /title",
                "{\"title\": \"x\", \"tags\": \"river\"} | /tags",
                "{\"title\": \"x\", \"tags\": [5]} | /tags/0",
                "{\"title\": \"x\", \"pinned\": \"true\"} | /pinned",
                "{\"title\": \"x\", \"pinned\": 1} | /pinned",
                "{\"title\": \"x\", \"initialViews\": \"5\"} | /initialViews",
                "{\"title\": \"x\", \"initialViews\": 5.5} | /initialViews",
                "{\"title\": \"x\", \"initialViews\": 99999999999999999999} | /initialViews",
                "{\"title\": \"x\", \"publishedAt\": 1700000000} | /publishedAt",
                "{\"title\": \"x\", \"publishedAt\": \"2020\"} | /publishedAt",
                "{\"title\": \"x\", \"publishedAt\": \"+1000000-01-01T00:00:00Z\"} | /publishedAt",
                "{\"title\": \"x\", \"translationOf\": \"nope\"} | /translationOf",
                "{\"title\": \"x\", \"translationOf\": 5} | /translationOf",
                "{\"title\": \"x\", \"seo\": \"text\"} | /seo",
                "{\"title\": \"x\", \"leadImage\": []} | /leadImage",
                "{\"title\": \"x\", \"oldUrls\": {}} | /oldUrls"
            })
    void wrongTypesAreRefusedNamingThePlace(String body, String pointer) {
        bad(body, "wrong-type", pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"title\": }", "{'title': 'x'}", "nonsense"})
    void brokenJsonIsRefused(String body) {
        send(body).statusCode(400).body("code", equalTo("malformed-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "5", "true", "[{\"title\": \"x\"}]"})
    void bodyIsAnObject(String body) {
        send(body).statusCode(400);
    }

    @Test
    void repeatedMembersAndNothingAreRefused() {
        send("{\"title\": \"x\", \"title\": \"y\"}").statusCode(400);
        send("{\"title\": \"x\"} {}").statusCode(400);
        send("null").statusCode(400);
        Newsroom.admin()
                .contentType("application/json")
                .post("/v1/admin/articles")
                .then()
                .statusCode(400);
    }

    @Test
    void nothingIsHalfWritten() {
        String title = "Half " + Story.slug("h");
        String tag = "Half tag " + Story.slug("h");

        LoggedChanges.assertNone(() -> Story.titled(title)
                .tagged(tag)
                .in("no-such-category")
                .send(Newsroom.admin().queryParam("createTags", true))
                .then()
                .statusCode(422));
        Newsroom.admin().get("/v1/admin/articles?q=" + title).then().body("data.size()", equalTo(0));
        given().queryParam("tag", tag).get("/v1/articles").then().statusCode(404);
    }

    private static ValidatableResponse refused(Story story) {
        return story.send(Newsroom.admin())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"));
    }

    private static ValidatableResponse bad(String body, String code, String pointer) {
        return send(body).statusCode(400).body("code", equalTo(code)).body("errors[0].pointer", equalTo(pointer));
    }

    private static ValidatableResponse send(String body) {
        return Newsroom.admin()
                .contentType("application/json; charset=UTF-8")
                .body(body)
                .post("/v1/admin/articles")
                .then()
                .contentType("application/problem+json");
    }
}
