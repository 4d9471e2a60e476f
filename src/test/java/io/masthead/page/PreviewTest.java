package io.masthead.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.staff.Role;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PreviewTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void draftIsShownWithEverythingItHas() {
        String category = Newsroom.category("preview", null);
        String author = "Author " + Story.slug("a");
        Newsroom.author(author);
        String tag = Story.slug("t");
        Written pinned = Story.about("pinned").publish();
        Written neighbour = Story.about("before").in(category).tagged(tag).publish();
        String slot = Story.slug("slot");
        Newsroom.create("/v1/admin/slots", Map.of("key", slot, "name", "A slot", "kind", "ordered"));
        Written draft = Story.about("unseen")
                .in(category)
                .tagged(tag)
                .by(author)
                .with("source", Map.of("name", "New source " + tag, "url", "https://source.example/"))
                .with("leadImage", Map.of("mediaId", Newsroom.picture(), "alt", "Night"))
                .with("related", List.of(Map.of("articleId", pinned.id())))
                .with("hideAds", false)
                .write();

        LoggedChanges.assertNone(() -> preview(link(draft, Map.of()))
                .body("article.title", equalTo("About unseen"))
                .body("article.id", equalTo(draft.id()))
                .body("article.body", hasSize(1))
                .body("article.byline[0].name", equalTo(author))
                .body("article.byline[0].slug", notNullValue())
                .body("article.tags", hasSize(1))
                .body("article.source.name", equalTo("New source " + tag))
                .body("article.source.url", equalTo("https://source.example/"))
                .body("article.leadImage.alt", equalTo("Night"))
                .body("breadcrumb[0].slug", equalTo(category))
                .body("related[0].article.id", equalTo(pinned.id()))
                .body("related[0].reason", equalTo("pinned"))
                .body("previous.id", equalTo(neighbour.id()))
                .body("slots", hasKey(slot))
                .body("site", notNullValue())
                .body("jsonLd.headline", equalTo("About unseen"))
                .body("jsonLd.sourceOrganization.name", equalTo("New source " + tag))
                .body("jsonLd.author[0].name", equalTo(author)));
        given().get(draft.path()).then().statusCode(404);
        preview(link(draft, Map.of()), "?body=html")
                .body("article.html", containsString("<em>text</em>"))
                .body("article.body", nullValue());
    }

    @Test
    void previewIsWhatReadersGetOncePublished() {
        Written story = Story.about("same")
                .in(Newsroom.category("same", null))
                .with("source", Map.of("name", "Source " + Story.slug("s")))
                .with("publishedAt", "2020-01-01T00:00:00Z")
                .write();
        Map<String, Object> previewed = page("/v1/previews/" + link(story, Map.of()));
        story.publish();
        Map<String, Object> published = page("/v1/pages/article/" + story.slug());

        assertEquals(published.get("article"), previewed.get("article"));
        assertEquals(published.keySet(), previewed.keySet());
        for (String member : List.of("breadcrumb", "related", "site", "links", "slots")) {
            assertEquals(published.get(member), previewed.get(member), member);
        }
    }

    @Test
    void linkShowsTheRevisionItIsBoundToWhateverIsSavedLater() {
        Written story = Story.about("bound").publish();
        story.revise("title", "Second");
        String second = link(story, Map.of());
        String first = link(story, Map.of("revision", 1));
        story.revise("title", "Third");

        preview(second).body("article.title", equalTo("Second"));
        preview(first).body("article.title", equalTo("About bound"));
        given().get(story.path()).then().body("title", equalTo("About bound"));
    }

    @Test
    void answersAreKeptByNobodyAndReadByAnyPage() {
        String token = link(Story.about("headers").write(), Map.of());

        given().header("Origin", "https://front.example")
                .get("/v1/previews/" + token)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Robots-Tag", equalTo("noindex"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Surrogate-Key", nullValue())
                .header("ETag", nullValue());
    }

    @Test
    void expiredAndAlteredLinksAreRefused() {
        Written story = Story.about("short").write();
        String token = link(story, Map.of("minutes", 5));

        String altered = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        for (String wrong : List.of(altered, token.substring(1), token + "A", "x", "%F0%9F%8E%89", "a.b.c")) {
            given().urlEncodingEnabled(false)
                    .get("/v1/previews/" + wrong)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .header("Cache-Control", equalTo("private, no-store"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .body("code", equalTo("preview-refused"));
        }
        clock.forward(Duration.ofSeconds(295));
        preview(token);
        clock.forward(Duration.ofSeconds(10));
        given().get("/v1/previews/" + token).then().statusCode(403);
    }

    @Test
    void killingAndThrowingAwayEndsItsLinks() {
        Written killed = Story.about("killed").write();
        String one = link(killed, Map.of());
        Written trashed = Story.about("trashed").write();
        String other = link(trashed, Map.of());

        killed.kill("Court order", false);
        trashed.trash();

        given().get("/v1/previews/" + one).then().statusCode(403);
        given().get("/v1/previews/" + other).then().statusCode(403);
        killed.act("preview-links", null).then().statusCode(409);
    }

    @Test
    void linkNamesThePageOfTheSitesFrontEnd() {
        Written story = Story.about("address").write();

        var made = story.act(Newsroom.admin(), "preview-links", null).then().statusCode(201);
        String token = made.extract().path("token");
        made.header("Location", endsWith("/v1/previews/" + token))
                .body("url", endsWith("/preview/" + token))
                .body("revision", equalTo(1))
                .body("expiresAt", notNullValue());
    }

    @Test
    void unknownRevisionAndWrongTimesAreRefused() {
        Written story = Story.about("wrong").write();

        for (int revision : new int[] {2, 0, -1}) {
            story.act("preview-links", Map.of("revision", revision))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/revision"));
        }
        for (int minutes : new int[] {0, 10_081}) {
            story.act("preview-links", Map.of("minutes", minutes))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/minutes"));
        }
        story.act("preview-links", Map.of("revision", "one")).then().statusCode(400);
    }

    @Test
    void authorsShowTheirOwnDraftsOnly() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));
        Written others = Story.about("others").write();

        own.act(Newsroom.as(Role.AUTHOR), "preview-links", null).then().statusCode(201);
        others.act(Newsroom.as(Role.AUTHOR), "preview-links", null).then().statusCode(404);
        others.act(given(), "preview-links", null).then().statusCode(401);
    }

    private static String link(Written story, Map<String, Object> how) {
        return story.act("preview-links", how).then().statusCode(201).extract().path("token");
    }

    private static ValidatableResponse preview(String token) {
        return preview(token, "");
    }

    private static ValidatableResponse preview(String token, String query) {
        return given().get("/v1/previews/" + token + query).then().statusCode(200);
    }

    /// Without the moments at which it was, or would be, published.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> page(String path) {
        Map<String, Object> page =
                given().get(path).then().statusCode(200).extract().jsonPath().getMap("");
        ((Map<String, Object>) page.get("article")).remove("updatedAt");
        return page;
    }
}
