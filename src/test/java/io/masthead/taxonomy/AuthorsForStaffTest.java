package io.masthead.taxonomy;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.staff.Role;
import io.masthead.testing.ChangeHistory;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuthorsForStaffTest {

    private static final Id UNKNOWN_PICTURE = new Id(42);

    /// Stands for a room above, which knows pictures.
    @Singleton
    static class Pictures {

        private final Map<Id, String> used = new ConcurrentHashMap<>();

        void choose(@Observes PortraitChosen chosen) {
            if (chosen.mediaId().equals(java.util.Optional.of(UNKNOWN_PICTURE))) {
                throw Problem.invalid("/portrait/mediaId", "unknown-media", "There is no such picture.");
            }
            used.put(chosen.author(), chosen.mediaId().map(Id::toString).orElse("none"));
        }

        String of(String author) {
            return used.get(Id.of(author));
        }
    }

    @Inject
    ChangeHistory changes;

    @Inject
    TermUse use;

    @Inject
    Pictures pictures;

    @Test
    void authorIsKeptWithBioLinksAndPortrait() {
        String picture = Newsroom.picture(12);
        String id = create("""
                {"name": "林雁", "bio": "Writes about rivers.\\r\\n\\r\\nLives on one.",
                 "links": [{"name": "Home", "url": "HTTPS://lin.example/"}, {"name": "Mail", "url": "mailto:lin@news.example"}],
                 "portrait": {"mediaId": "%s", "alt": "Lin Yan", "caption": "", "credit": "Photo: Masthead"}}
                """.formatted(picture)).statusCode(201).extract().path("id");

        editor().get("/v1/admin/authors/" + id)
                .then()
                .statusCode(200)
                .body("slug", equalTo("lin-yan"))
                .body("bio", equalTo("Writes about rivers.\n\nLives on one."))
                .body("links.url", equalTo(List.of("https://lin.example/", "mailto:lin@news.example")))
                .body("portrait.mediaId", equalTo(picture))
                .body("portrait", not(hasKey("caption")));
        assertEquals(List.of("create authors"), changes.of("author", id));
        assertEquals(picture, pictures.of(id));
    }

    @Test
    void whatIsNotGivenIsLeftOut() {
        create("{\"name\": \"Bare\", \"bio\": \"  \"}")
                .statusCode(201)
                .body("$", not(hasKey("bio")))
                .body("$", not(hasKey("portrait")))
                .body("links", empty());
    }

    @Test
    void scriptInLinkIsRefused() {
        create("{\"name\": \"x\", \"links\": [{\"name\": \"a\", \"url\": \"/ok\"},"
                        + " {\"name\": \"b\", \"url\": \"javascript:alert(1)\"}]}")
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/links/1/url"))
                .body("errors[0].code", equalTo("unsafe-link"));
    }

    @Test
    void everyFaultIsNamed() {
        create("{\"name\": \"\", \"links\": [{\"name\": \"\"}, null], \"portrait\": {\"alt\": \"x\"}}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of("/links/0/name", "/links/0/url", "/links/1", "/name", "/portrait/mediaId")));
        create("{\"name\": \"x\", \"portrait\": {\"mediaId\": \"no id\"}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/portrait/mediaId"));
    }

    @Test
    void roomAboveRefusesAPictureAndNothingIsWritten() {
        create("{\"name\": \"Faceless\", \"portrait\": {\"mediaId\": \"" + UNKNOWN_PICTURE + "\"}}")
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-media"));

        editor().get("/v1/admin/authors/faceless").then().statusCode(404);
    }

    @Test
    void patchTakesThePortraitAway() {
        String id = create("{\"name\": \"Shy One\", \"bio\": \"b\", \"portrait\": {\"mediaId\": \""
                        + Newsroom.picture(13) + "\"}}")
                .extract()
                .path("id");

        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"v0\"")
                .body("{\"portrait\": null}")
                .patch("/v1/admin/authors/shy-one")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("bio", equalTo("b"))
                .body("$", not(hasKey("portrait")));

        assertEquals("none", pictures.of(id));
        assertEquals(
                "update author:" + id + " list:" + id + " authors",
                changes.of("author", id).getLast());
    }

    @Test
    void replaceWritesAnew() {
        create("{\"name\": \"Anew\", \"bio\": \"before\"}").statusCode(201);

        editor().contentType("application/json")
                .header("If-Match", "\"v0\"")
                .body("{\"name\": \"Anew\", \"links\": [{\"name\": \"n\", \"url\": \"#top\"}]}")
                .put("/v1/admin/authors/anew")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("bio")))
                .body("links", hasSize(1));
    }

    @Test
    void authorInUseIsNotRemoved() {
        String id = create("{\"name\": \"Needed\"}").extract().path("id");
        QuarkusTransaction.requiringNew().run(() -> use.use("draft", Id.next(), List.of(Id.of(id))));

        editor().header("If-Match", "\"v0\"")
                .delete("/v1/admin/authors/needed")
                .then()
                .statusCode(409)
                .body("code", equalTo("author-in-use"));
    }

    @Test
    void unusedAuthorIsRemoved() {
        create("{\"name\": \"Leaver\"}").statusCode(201);

        editor().header("If-Match", "\"v0\"")
                .delete("/v1/admin/authors/leaver")
                .then()
                .statusCode(204);
        editor().get("/v1/admin/authors/leaver").then().statusCode(404);
    }

    @Test
    void authorsAreListed() {
        create("{\"name\": \"Listed Author\"}").statusCode(201);

        editor().get("/v1/admin/authors?limit=100").then().statusCode(200).body("page.limit", equalTo(100));
    }

    private static ValidatableResponse create(String body) {
        return editor().contentType("application/json")
                .body(body)
                .post("/v1/admin/authors")
                .then();
    }

    private static RequestSpecification editor() {
        return Newsroom.as(Role.EDITOR);
    }
}
