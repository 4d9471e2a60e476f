package io.masthead.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.ChangeHistory;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LinksTest {

    @Inject
    ChangeHistory changes;

    @Inject
    FriendLinks links;

    @Test
    void readersSeeLinksInEditorsOrder() {
        create("order", "third", ", \"position\": 20").statusCode(201);
        create("order", "first", "").statusCode(201);
        create(
                        "order",
                        "second",
                        ", \"position\": 20, \"description\": \"d\", \"rel\": \"NoFollow  noopener nofollow\"")
                .statusCode(201);

        given().get("/v1/links?group=order")
                .then()
                .statusCode(200)
                .header("Surrogate-Key", "links")
                .header("Cache-Control", containsString("s-maxage=60"))
                .body("data.title", equalTo(List.of("first", "third", "second")))
                .body("data[2].rel", equalTo("nofollow noopener"))
                .body("data[2].description", equalTo("d"))
                .body("data[0]", not(hasKey("rel")))
                .body("data[0]", not(hasKey("position")))
                .body("data[0]", not(hasKey("validFrom")));
    }

    @Test
    void allGroupsComeInOneAnswer() {
        create("group-b", "b", "").statusCode(201);
        create("group-a", "a", "").statusCode(201);

        List<String> groups = given().get("/v1/links").path("data.group");

        assertEquals(groups.stream().sorted().toList(), groups);
        given().get("/v1/links?group=no-such").then().statusCode(200).body("data", empty());
        given().get("/v1/links?group=").then().statusCode(400);
        given().get("/v1/links?limit=3").then().statusCode(400).body("allowed", equalTo(List.of("group")));
    }

    @Test
    void linkIsSeenOnlyWhileItIsValid() {
        Instant now = Instant.now();
        create("timed", "gone", ", \"validTo\": \"" + now.minusSeconds(1) + "\"")
                .statusCode(201);
        create("timed", "here", ", \"validFrom\": \"" + now.minusSeconds(60) + "\"")
                .statusCode(201);
        create("timed", "soon", ", \"validFrom\": \"" + now.plusSeconds(8) + "\"")
                .statusCode(201);

        given().get("/v1/links?group=timed")
                .then()
                .header("Cache-Control", matchesPattern("public, max-age=[0-8], s-maxage=[0-8],.*"))
                .body("data.title", equalTo(List.of("here")));
        editor().get("/v1/admin/links?group=timed").then().body("data", hasSize(3));
    }

    @Test
    void unchangedLinksAreNotSentAgain() {
        create("etag", "x", "").statusCode(201);
        String etag = given().get("/v1/links?group=etag").header("ETag");

        given().header("If-None-Match", etag).get("/v1/links?group=etag").then().statusCode(304);
        given().head("/v1/links?group=etag").then().statusCode(200).header("ETag", etag);
    }

    @Test
    void readersNeedNoToken() {
        given().header("Authorization", "Bearer nonsense")
                .get("/v1/links")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "JaVaScRiPt:x",
                "//evil.example/",
                "vbscript:x",
                "",
                "a b"
            })
    void unsafeAddressIsRefused(String url) {
        post("{\"group\": \"g\", \"title\": \"t\", \"url\": \"" + url + "\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].code", equalTo("unsafe-link"));
    }

    @Test
    void everyFaultOfALinkIsNamed() {
        refused("/rel", ", \"rel\": \"nofollow opener\"");
        refused("/validTo", ", \"validFrom\": \"2026-05-02T00:00:00Z\", \"validTo\": \"2026-05-02T00:00:00Z\"");
        create("g", "t", ", \"validFrom\": \"0001-01-01T00:00:00Z\"")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/validFrom"));
        refused("/position", ", \"position\": -1");
        create("Not Kebab", "t", "").statusCode(422).body("errors[0].pointer", equalTo("/group"));
        create("g", " ", "").statusCode(422).body("errors[0].pointer", equalTo("/title"));
        post("{}").statusCode(422).body("errors.pointer", equalTo(List.of("/group", "/title", "/url")));
        post("{\"group\": \"g\", \"title\": \"t\", \"url\": \"/\", \"validTo\": \"tomorrow\"}")
                .statusCode(400);
    }

    @Test
    void linkShowsItsLogo() {
        String logo = Newsroom.picture(12);
        create("logos", "with", ", \"logo\": {\"mediaId\": \"" + logo + "\", \"alt\": \"A lighthouse\"}")
                .statusCode(201)
                .body("logo.mediaId", equalTo(logo));
        create("logos", "unknown", ", \"logo\": {\"mediaId\": \"" + Id.next() + "\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/logo/mediaId"));

        given().get("/v1/links?group=logos")
                .then()
                .header("Surrogate-Key", containsString("media:" + logo))
                .body("data", hasSize(1))
                .body("data[0].logo.alt", equalTo("A lighthouse"))
                .body("data[0].logo", hasKey("renditions"));
        editor().header("If-Match", "*")
                .delete("/v1/admin/media/" + logo)
                .then()
                .statusCode(409);
    }

    @Test
    void linkIsRevisedAndRemoved() {
        String id = create("revised", "Before", ", \"description\": \"d\"")
                .extract()
                .path("id");
        String address = "/v1/admin/links/" + id;

        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"v0\"")
                .body("{\"title\": \"After\", \"description\": null, \"validTo\": \"2999-01-01T00:00:00.123456Z\"}")
                .patch(address)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("$", not(hasKey("description")))
                .body("validTo", equalTo("2999-01-01T00:00:00.123Z"));
        editor().get(address).then().statusCode(200).header("ETag", "\"v1\"").body("title", equalTo("After"));
        editor().contentType("application/json")
                .header("If-Match", "\"v1\"")
                .body("{\"group\": \"revised\", \"title\": \"Last\", \"url\": \"/imprint\"}")
                .put(address)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("validTo")));
        editor().contentType("application/json")
                .header("If-Match", "\"v2\"")
                .body("null")
                .put(address)
                .then()
                .statusCode(400);
        editor().delete(address).then().statusCode(428);
        editor().header("If-Match", "\"v0\"").delete(address).then().statusCode(412);
        editor().header("If-Match", "\"v2\"").delete(address).then().statusCode(204);
        editor().get(address).then().statusCode(404).body("code", equalTo("not-found"));
        assertEquals(List.of("create links", "update links", "update links", "remove links"), changes.of("link", id));
    }

    @Test
    void unknownLinkIsNotFound() {
        editor().get("/v1/admin/links/" + Id.next()).then().statusCode(404);
        editor().get("/v1/admin/links/no-id").then().statusCode(404);
    }

    @Test
    void cursorOfOneGroupIsNoneOfAnother() {
        create("paged", "1", "").statusCode(201);
        create("paged", "2", "").statusCode(201);
        String cursor = editor().get("/v1/admin/links?group=paged&limit=1").path("page.next");

        editor().get("/v1/admin/links?group=paged&limit=1&cursor=" + cursor)
                .then()
                .body("data.title", equalTo(List.of("2")))
                .body("page", not(hasKey("next")));
        editor().get("/v1/admin/links?cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void siteKeepsNoMoreLinksThanOneAnswerHolds() {
        List<Id> many = QuarkusTransaction.requiringNew()
                .call(() -> java.util.stream.Stream.generate(Id::next)
                        .limit(FriendLinks.MOST)
                        .peek(id -> {
                            FriendLink link = new FriendLink(id);
                            link.revise(new LinkInput(
                                    "many", "t", "https://friend.example/", null, null, 0, null, null, null));
                            links.persist(link);
                        })
                        .toList());
        try {
            create("many", "one too many", "").statusCode(409).body("code", equalTo("too-many-links"));
            create("many", "ended", ", \"validTo\": \"2020-01-01T00:00:00Z\"").statusCode(201);
        } finally {
            QuarkusTransaction.requiringNew().run(() -> many.forEach(id -> links.deleteById(id.value())));
        }
    }

    @Test
    void authorsDoNotWriteLinks() {
        Newsroom.as(Role.AUTHOR)
                .contentType("application/json")
                .body("{}")
                .post("/v1/admin/links")
                .then()
                .statusCode(403);
    }

    private static void refused(String pointer, String members) {
        create("g", "t", members).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private static ValidatableResponse create(String group, String title, String members) {
        return post("{\"group\": \"" + group + "\", \"title\": \"" + title + "\", \"url\": \"https://friend.example/\""
                + members + "}");
    }

    private static ValidatableResponse post(String body) {
        return editor().contentType("application/json")
                .body(body)
                .post("/v1/admin/links")
                .then();
    }

    private static RequestSpecification editor() {
        return Newsroom.as(Role.EDITOR);
    }
}
