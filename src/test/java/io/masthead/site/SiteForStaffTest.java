package io.masthead.site;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.masthead.shared.database.SqlMeter;
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
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SiteForStaffTest {

    private static final String SITE = new Id(1).toString();

    @Inject
    EntityManager database;

    @Inject
    SiteRepository sites;

    @Inject
    ChangeHistory changes;

    @Inject
    SqlMeter meter;

    @AfterEach
    void forgetTheSettings() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update site set document = '{\"name\":\"Masthead\"}', version = version + 1")
                        .executeUpdate());
    }

    @Test
    void freshInstallationHasDefaults() {
        chief().get("/v1/admin/site")
                .then()
                .statusCode(200)
                .body("name", equalTo("Masthead"))
                .body("locale", equalTo("en"))
                .body("timeZone", equalTo("UTC"))
                .body("topics", empty())
                .body("socialLinks", empty())
                .body("$", not(hasKey("contact")))
                .body("urlTemplates.article", equalTo("http://localhost:8080/articles/{slug}"))
                .body("urlTemplates.preview", equalTo("http://localhost:8080/preview/{token}"));
    }

    @Test
    void settingsAreKeptWhole() {
        String logo = Newsroom.picture(11);
        put("""
                {"name": "港湾报", "description": "News from the harbour towns.", "domain": "news.example",
                 "copyright": "© 2026 港湾报", "locale": "ZH-hans-cn", "timeZone": "Asia/Shanghai",
                 "topics": ["港口", " culture "], "logo": {"mediaId": "%s", "alt": "港湾报"},
                 "socialLinks": [{"name": "Feed", "url": "/feeds/all.rss"}],
                 "contact": {"email": "desk@news.example", "phone": "+86 10 5555 0100", "address": "1 River Road"},
                 "icpNumber": "京ICP备00000000号-1", "publicSecurityNumber": "京公网安备00000000000000号",
                 "urlTemplates": {"article": "https://news.example/a/{id}/{slug}"}}
                """.formatted(logo)).statusCode(200);

        chief().get("/v1/admin/site")
                .then()
                .body("name", equalTo("港湾报"))
                .body("locale", equalTo("zh-Hans-CN"))
                .body("topics", equalTo(List.of("港口", "culture")))
                .body("logo.mediaId", equalTo(logo))
                .body("contact.phone", equalTo("+86 10 5555 0100"))
                .body("urlTemplates.article", equalTo("https://news.example/a/{id}/{slug}"))
                .body("urlTemplates.tag", equalTo("http://localhost:8080/tags/{slug}"));
        assertEquals("zh-Hans-CN", sites.language());
        assertEquals("港湾报", SiteDetail.of(sites.settings()).name());
    }

    @Test
    void patchChangesOnlyWhatItNamesAndNullBringsTheDefaultBack() {
        patch("{\"locale\": \"zh-CN\", \"contact\": {\"email\": \"desk@news.example\", \"phone\": \"1\"}}")
                .statusCode(200)
                .body("name", equalTo("Masthead"));
        patch("{\"locale\": null, \"contact\": {\"phone\": null}}")
                .statusCode(200)
                .body("locale", equalTo("en"))
                .body("contact.email", equalTo("desk@news.example"))
                .body("contact", not(hasKey("phone")));
    }

    @Test
    void changeNamesTheSiteAndMovedPagesNameTheAddressesToo() {
        patch("{\"name\": \"Renamed\"}").statusCode(200);
        assertEquals("update site", changes.of("site", SITE).getLast());

        patch("{\"urlTemplates\": {\"tag\": \"https://news.example/t/{slug}\"}}")
                .statusCode(200);
        assertEquals("update site addresses", changes.of("site", SITE).getLast());
    }

    @Test
    void addressesFollowTheTemplatesInOneStatement() {
        assertEquals("http://localhost:8080/categories/news", sites.addresses().category("news"));
        patch("{\"urlTemplates\": {\"category\": \"https://news.example/{slug}\"}}")
                .statusCode(200);
        int before = meter.statements();

        Addresses addresses = sites.addresses();

        assertEquals(1, meter.statements() - before);
        assertEquals("https://news.example/news", addresses.category("news"));
        assertEquals("http://localhost:8080/tags/news", addresses.tag("news"));
    }

    @Test
    void everyFaultOfTheSettingsIsNamed() {
        refused("/domain", "{\"name\": \"x\", \"domain\": \"news.example/path\"}");
        refused("/domain", "{\"name\": \"x\", \"domain\": \"a b\"}");
        refused("/domain", "{\"name\": \"x\", \"domain\": \"" + "a.".repeat(200) + "\"}");
        refused("/locale", "{\"name\": \"x\", \"locale\": \"not a language\"}");
        refused("/locale", "{\"name\": \"x\", \"locale\": \"und\"}");
        refused("/timeZone", "{\"name\": \"x\", \"timeZone\": \"+08:00\"}");
        refused("/topics/1", "{\"name\": \"x\", \"topics\": [\"a\", \" \"]}");
        refused("/logo/mediaId", "{\"name\": \"x\", \"logo\": {}}");
        refused("/socialLinks/0/url", "{\"name\": \"x\", \"socialLinks\": [{\"name\": \"a\", \"url\": \"data:,x\"}]}");
        refused("/contact/email", "{\"name\": \"x\", \"contact\": {\"email\": \"nobody\"}}");
        refused("/urlTemplates/author", "{\"name\": \"x\", \"urlTemplates\": {\"author\": \"/authors/{slug}\"}}");
        refused(
                "/urlTemplates/preview",
                "{\"name\": \"x\", \"urlTemplates\": {\"preview\": \"https://n.example/{slug}\"}}");
        refused("/name", "{}");
    }

    @Test
    void refusedSettingsChangeNothing() {
        put("{\"name\": \"Half written\", \"timeZone\": \"Nowhere/Town\"}").statusCode(422);

        chief().get("/v1/admin/site").then().body("name", equalTo("Masthead"));
    }

    @Test
    void changeWithoutOrWithAnOldVersionIsRefused() {
        String etag = etag();
        patch("{\"name\": \"First\"}").statusCode(200).header("ETag", not(equalTo(etag)));

        chief().contentType("application/json")
                .header("If-Match", etag)
                .body("{\"name\": \"Second\"}")
                .put("/v1/admin/site")
                .then()
                .statusCode(412);
        chief().contentType("application/json")
                .body("{\"name\": \"Second\"}")
                .put("/v1/admin/site")
                .then()
                .statusCode(428);
    }

    @Test
    void siteComesWithItsLinksInOneStatement() {
        patch("{\"name\": \"With links\"}").statusCode(200);
        String id = chief().contentType("application/json")
                .body("{\"group\": \"page\", \"title\": \"Museum\", \"url\": \"https://museum.example/\","
                        + " \"validTo\": \"2999-01-01T00:00:00Z\"}")
                .post("/v1/admin/links")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        int before = meter.statements();

        SiteWithLinks page = sites.siteWithLinks();

        assertEquals(1, meter.statements() - before);
        assertEquals("With links", page.site().name());
        assertEquals(
                List.of(new CurrentLink(Id.of(id), "page", "Museum", "https://museum.example/", null, null, null)),
                page.links().links().stream()
                        .filter(link -> link.group().equals("page"))
                        .toList());
        chief().header("If-Match", "*").delete("/v1/admin/links/" + id).then().statusCode(204);
    }

    @Test
    void siteWithoutLinksIsASiteAllTheSame() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from friend_link").executeUpdate());

        assertEquals(List.of(), sites.siteWithLinks().links().links());
        assertNull(sites.siteWithLinks().links().until());
    }

    @Test
    void editorsKeepTheirHandsOff() {
        Newsroom.as(Role.EDITOR).get("/v1/admin/site").then().statusCode(403);
    }

    private static void refused(String pointer, String body) {
        put(body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private static String etag() {
        return chief().get("/v1/admin/site").header("ETag");
    }

    private static ValidatableResponse put(String body) {
        return chief().contentType("application/json")
                .header("If-Match", etag())
                .body(body)
                .put("/v1/admin/site")
                .then();
    }

    private static ValidatableResponse patch(String body) {
        return chief().contentType("application/merge-patch+json")
                .header("If-Match", etag())
                .body(body)
                .patch("/v1/admin/site")
                .then();
    }

    private static RequestSpecification chief() {
        return Newsroom.admin();
    }
}
