package io.masthead.shared.openapi;

import static io.masthead.testing.Newsroom.admin;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.search.SearchReady;
import io.masthead.staff.Role;
import io.masthead.testing.ContractFilter;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Walks through the whole API as staff and as a reader. What comes back is held against the document on the
/// way, by the [ContractFilter].
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EveryOperationTest {

    private static final String PATCH = "application/merge-patch+json";

    @Test
    void everyOperationAnswersAsTheDocumentSays() throws IOException {
        SearchReady.await();
        sessions();
        make("/v1/admin/categories", Map.of("name", "Walk", "slug", "walk"), Map.of("description", "All of it."));
        make("/v1/admin/tags", Map.of("name", "Walked", "slug", "walked"), Map.of("name", "Walked on"));
        String picture = picture();
        Map<String, Object> author = Map.of(
                "name",
                "Wanda Walker",
                "slug",
                "wanda-walker",
                "portrait",
                Map.of("mediaId", picture, "alt", "Wanda"),
                "links",
                List.of(Map.of("name", "Home", "url", "https://wanda.example/")));
        make("/v1/admin/authors", author, Map.of("bio", "Walks."));
        make(
                "/v1/admin/links",
                Map.of("group", "walk", "title", "Friend", "url", "https://friend.example/"),
                Map.of("description", "A friend."));
        slots(picture);
        site();
        String article = article(picture);
        readers(article, picture);
        programs();
        fronts(article);
        steps(article);
        partners(article);
        webhooks();
        left(article);
        trash();
        people();
        searching();
        moving();
        everyWriteIsInTheAuditLog();

        TreeSet<String> missing = new TreeSet<>(given().get("/openapi?format=json")
                .jsonPath()
                .<String>getList("paths.collect { it.value }.collectMany { it.values() }.operationId"));
        missing.removeAll(ContractFilter.answered());
        // It does not end by itself: StreamTest reads it.
        missing.remove("streamChanges");
        // It would have to be quicker than the import: ImportTest stops one.
        missing.remove("stopImport");
        assertEquals(new TreeSet<String>(), missing, "operations that no test has seen succeed");
    }

    /// A file comes in, everything goes out.
    private static void moving() {
        String job = admin().contentType("application/x-ndjson")
                .body("{\"tag\": {\"name\": \"Walked in\"}}".getBytes(UTF_8))
                .post("/v1/admin/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        admin().get("/v1/admin/imports?limit=1").then().statusCode(200);
        admin().get("/v1/admin/imports/" + job).then().statusCode(200);
        admin().get("/v1/admin/imports/" + job + "/items").then().statusCode(200);
        admin().get("/v1/admin/export").then().statusCode(200);
    }

    /// Outside `/v1`, where nobody knows any parameter.
    private static void programs() {
        for (String path : List.of(
                "/feeds/all.rss",
                "/feeds/all.atom",
                "/feeds/all.json",
                "/feeds/tags/walked.rss",
                "/sitemap.xml",
                "/sitemaps/1.xml",
                "/news-sitemap.xml",
                "/robots.txt")) {
            given().get(path + "?colour=red").then().statusCode(200);
            given().head(path).then().statusCode(200);
        }
    }

    private static void sessions() {
        String token = Newsroom.logIn(Newsroom.CHIEF);
        Newsroom.bearing(token).get("/v1/admin/sessions/current").then().statusCode(200);
        Newsroom.bearing(token).delete("/v1/admin/sessions/current").then().statusCode(204);
        Newsroom.bearing(token).get("/v1/admin/sessions/current").then().statusCode(401);
        json().body(Map.of("email", Newsroom.CHIEF, "password", "wrong"))
                .post("/v1/admin/sessions")
                .then()
                .statusCode(401);
        given().get("/v1/admin/articles").then().statusCode(401);
        Newsroom.as(Role.AUTHOR).get("/v1/admin/site").then().statusCode(403);
    }

    private static void partners(String article) {
        String plan = make(
                "/v1/admin/plans",
                Map.of(
                        "name",
                        "Walking",
                        "requestsPerSecond",
                        100,
                        "requestsPerDay",
                        1000,
                        "categories",
                        List.of("walk"),
                        "content",
                        "body",
                        "images",
                        true),
                Map.of("historyDays", 3650));
        String partner = "/v1/admin/partners/"
                + make("/v1/admin/partners", Map.of("name", "Walk Wire", "plan", plan), Map.of("notes", "Walks."));
        Response key = staff().body(Map.of("name", "Walker")).post(partner + "/keys");
        key.then().statusCode(201);
        String secret = key.path("secret");
        for (String path : List.of(
                "/v1/syndication/account",
                "/v1/syndication/articles?category=walk&limit=1",
                "/v1/syndication/articles?format=ninjs",
                "/v1/syndication/articles/" + article,
                "/v1/syndication/articles/" + article + "?format=ninjs",
                "/v1/syndication/changes?limit=1000",
                "/v1/syndication/changes?format=ninjs&body=none")) {
            Response read = given().header("X-Api-Key", secret).get(path);
            read.then().statusCode(200);
            given().header("X-Api-Key", secret).head(path).then().statusCode(200);
            given().get(path).then().statusCode(401);
            given().header("X-Api-Key", secret)
                    .get(path + (path.contains("?") ? "&" : "?") + "colour=red")
                    .then()
                    .statusCode(400);
        }
        given().header("X-Api-Key", secret)
                .get("/v1/syndication/articles/0000000000000")
                .then()
                .statusCode(404);
        webhooks(secret);
        changes(secret);
        String own = json().header("X-Api-Key", secret)
                .post("/v1/syndication/account/keys/rotate")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        staff().body("{}").post(partner + "/keys/" + own + "/rotate").then().statusCode(409);
        admin().get(partner + "/keys?limit=1").then().statusCode(200);
        admin().get(partner + "/keys/" + own).then().statusCode(200);
        admin().delete(partner + "/keys/" + key.path("id")).then().statusCode(204);
        staff().body(Map.of("overlapHours", 0))
                .post(partner + "/keys/" + own + "/rotate")
                .then()
                .statusCode(201);
        String tag = act(partner + "/suspend", tagOf(admin().get(partner)), "").header("ETag");
        act(partner + "/resume", tag, "");
        admin().get("/v1/admin/partner-usage?limit=1").then().statusCode(200);
        admin().get("/v1/admin/partner-usage?from=2026-02-30").then().statusCode(400);
        admin().get("/v1/admin/partner-usage.csv").then().statusCode(200);
    }

    private static void webhooks() {
        String path = "/v1/admin/webhooks/"
                + make("/v1/admin/webhooks", Map.of("url", "http://127.0.0.1:9/hook"), Map.of("description", "Walks."));
        steps(admin(), path);
    }

    private static void webhooks(String key) {
        String all = "/v1/syndication/webhooks";
        String path = all + "/"
                + json().header("X-Api-Key", key)
                        .body(Map.of("url", "http://127.0.0.1:9/hook"))
                        .post(all)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        given().header("X-Api-Key", key).get(all).then().statusCode(200);
        steps(given().header("X-Api-Key", key), path);
        json().header("X-Api-Key", key)
                .header("If-Match", "*")
                .body(Map.of("url", "http://127.0.0.1:9/hooks"))
                .put(path)
                .then()
                .statusCode(200);
        given().header("X-Api-Key", key)
                .contentType(PATCH)
                .header("If-Match", "*")
                .body(Map.of("description", "Walks."))
                .patch(path)
                .then()
                .statusCode(200);
        Response drill = json().header("X-Api-Key", key).post("/v1/syndication/drills");
        drill.then().statusCode(201);
        given().header("X-Api-Key", key).get(drill.header("Location")).then().statusCode(200);
        given().header("X-Api-Key", key)
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(204);
    }

    /// Everything that an owner does with a webhook, for the house and for partners.
    private static void steps(RequestSpecification owner, String path) {
        RequestSpecification json = new RequestSpecBuilder()
                .addRequestSpecification(owner)
                .setContentType(ContentType.JSON)
                .build();
        String tag = given().spec(owner).get(path).header("ETag");
        for (String step : List.of("/pause", "/resume", "/rotate-secret")) {
            tag = tagOf(given().spec(json).header("If-Match", tag).body("{}").post(path + step));
        }
        given().spec(owner).post(path + "/test").then().statusCode(200).body("state", equalTo("dead"));
        given().spec(owner).get(path + "/deliveries?limit=1").then().statusCode(200);
        given().spec(json)
                .body(Map.of("from", "2026-05-01T00:00:00Z"))
                .post(path + "/replay")
                .then()
                .statusCode(200);
        given().spec(json).body("{}").post(path + "/replay").then().statusCode(422);
    }

    private static void people() {
        String path = "/v1/admin/staff/"
                + make(
                        "/v1/admin/staff",
                        Map.of(
                                "email", "wanda@walk.example",
                                "name", "Wanda",
                                "role", "author",
                                "password", Newsroom.PASSWORD),
                        Map.of("name", "Wanda W."));
        admin().get("/v1/admin/staff?role=author&state=active&limit=1").then().statusCode(200);
        String session = Newsroom.logIn("wanda@walk.example");
        String self = Newsroom.bearing(session)
                .get("/v1/admin/staff/me")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        Newsroom.bearing(session)
                .contentType(PATCH)
                .header("If-Match", self)
                .body(Map.of("name", "Wanda the Walker"))
                .patch("/v1/admin/staff/me")
                .then()
                .statusCode(200);
        Newsroom.bearing(session)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", Newsroom.PASSWORD, "newPassword", "a walk in the long rain"))
                .post("/v1/admin/staff/me/password")
                .then()
                .statusCode(204);
        String other = Newsroom.bearing(session).get("/v1/admin/sessions").path("data[0].id");
        Newsroom.bearing(session).post("/v1/admin/sessions/end-others").then().statusCode(204);
        Newsroom.bearing(session).delete("/v1/admin/sessions/" + other).then().statusCode(204);
        String tag = admin().get(path).header("ETag");
        tag = act(path + "/reset-password", tag, "{\"password\": \"another walk in the rain\"}")
                .header("ETag");
        tag = act(path + "/suspend", tag, "").header("ETag");
        act(path + "/reinstate", tag, "");
        Response token = staff().body(Map.of("name", "Walker", "scopes", List.of("articles:read")))
                .post("/v1/admin/tokens");
        token.then().statusCode(201);
        admin().get("/v1/admin/tokens?limit=1").then().statusCode(200);
        admin().get("/v1/admin/tokens/" + token.path("id")).then().statusCode(200);
        Newsroom.bearing(token.path("secret"))
                .get("/v1/admin/tokens/current")
                .then()
                .statusCode(200);
        Newsroom.bearing(token.path("secret")).get("/v1/admin/site").then().statusCode(403);
        admin().delete("/v1/admin/tokens/" + token.path("id")).then().statusCode(204);
    }

    /// Whatever answered with success up to here and was not a read: its row is there.
    private static void everyWriteIsInTheAuditLog() {
        TreeSet<String> silent = new TreeSet<>(given().get("/openapi?format=json")
                .jsonPath()
                .<String>getList("paths.findAll { it.key.startsWith('/v1/admin') }.collectMany { path ->"
                        + " path.value.findAll { it.key in ['post', 'put', 'patch', 'delete'] }"
                        + ".collect { it.value.operationId } }"));
        silent.retainAll(ContractFilter.answered());
        assertTrue(silent.size() > 30, "so many operations write");
        String next = "";
        while (next != null) {
            Response page = admin().get("/v1/admin/audit-log?limit=100" + next);
            page.then().statusCode(200);
            silent.removeAll(page.<List<String>>path("data.operation"));
            String cursor = page.path("page.next");
            next = cursor == null ? null : "&cursor=" + cursor;
        }
        assertEquals(new TreeSet<String>(), silent, "operations that wrote without a word in the log");
    }

    /// Makes a thing, changes and removes it in every way there is, and makes it again.
    private static String make(String path, Object body, Object patch) {
        change(path + "/" + Newsroom.create(path, body), patch);
        staff().body(Map.of("colour", "red")).post(path).then().statusCode(400);
        staff().body("{").post(path).then().statusCode(400);
        staff().body(Map.of()).post(path).then().statusCode(422);
        admin().contentType("text/csv").body("a").post(path).then().statusCode(415);
        admin().get(path + "?limit=1").then().statusCode(200);
        admin().get(path + "?limit=1000").then().statusCode(400);
        admin().get(path + "/0000000000000").then().statusCode(404);
        return Newsroom.create(path, body);
    }

    /// Wrong ways first.
    private static void change(String path, Object patch) {
        Response read = admin().get(path);
        patch(path, patch, null).then().statusCode(428);
        patch(path, patch, "\"v999\"").then().statusCode(412);
        String tag = tagOf(patch(path, patch, read.header("ETag")));
        if (!path.contains("/media/")) {
            Map<String, Object> whole = admin().get(path).jsonPath().getMap("");
            whole.keySet()
                    .removeAll(List.of(
                            "id", "state", "status", "createdAt", "version", "health", "pausedAt", "pausedReason"));
            tag = tagOf(staff().header("If-Match", tag).body(whole).put(path));
        }
        admin().header("If-Match", "\"v999\"").delete(path).then().statusCode(412);
        admin().header("If-Match", tag).delete(path).then().statusCode(204);
    }

    private static Response patch(String path, Object patch, String tag) {
        RequestSpecification request = admin().contentType(PATCH).body(patch);
        return (tag == null ? request : request.header("If-Match", tag)).patch(path);
    }

    private static String tagOf(Response changed) {
        return changed.then().statusCode(200).extract().header("ETag");
    }

    private static String picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        image.setRGB(7, 7, 0x123456);
        ImageIO.write(image, "png", bytes);
        String spare =
                upload(bytes.toByteArray()).then().statusCode(201).extract().path("id");
        change("/v1/admin/media/" + spare, Map.of("caption", "Black.", "alt", "Nothing to see"));
        String id = upload(bytes.toByteArray()).then().statusCode(201).extract().path("id");
        upload(bytes.toByteArray()).then().statusCode(200);
        upload(new byte[] {1, 2, 3}).then().statusCode(415);
        admin().get("/v1/admin/media?limit=1").then().statusCode(200);
        Newsroom.ready(id);
        library(id);
        String address = admin().get("/v1/admin/media/" + id).path("renditions[0].url");
        String file = address.replaceFirst("^https?://[^/]+", "");
        String tag = given().get(file).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(file).then().statusCode(304);
        given().header("Range", "bytes=0-9").get(file).then().statusCode(206);
        given().get(file.replaceFirst("/media/[0-9a-f]", "/media/e")).then().statusCode(not(equalTo(500)));
        return id;
    }

    private static void library(String picture) throws IOException {
        String path = "/v1/admin/media/" + picture;
        admin().get(path + "/uses?limit=1").then().statusCode(200);
        admin().get("/v1/admin/media?q=a&type=image/png&used=false&state=ready&sort=-createdAt")
                .then()
                .statusCode(200);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(41, 31, BufferedImage.TYPE_INT_RGB), "png", bytes);
        admin().contentType("image/png")
                .header("If-Match", "*")
                .body(bytes.toByteArray())
                .put(path + "/file")
                .then()
                .statusCode(200);
        Newsroom.ready(picture);
        admin().post("/v1/admin/media/renditions").then().statusCode(202);
        admin().get("/v1/admin/media/renditions").then().statusCode(200);
        admin().post("/v1/admin/media/sweep").then().statusCode(202);
        admin().get("/v1/admin/media/sweep").then().statusCode(200);
    }

    private static Response upload(byte[] bytes) {
        return admin().contentType("image/png").body(bytes).post("/v1/admin/media");
    }

    private static void slots(String picture) {
        String advertiser = make("/v1/admin/advertisers", Map.of("name", "Walk & Co"), Map.of("name", "Walk Ltd"));
        make(
                "/v1/admin/slots",
                Map.of("key", "walk-slot", "name", "Walk", "kind", "ordered", "width", 300, "height", 250),
                Map.of("name", "The walk"));
        String creative = make(
                "/v1/admin/creatives",
                Map.of(
                        "advertiser", advertiser,
                        "kind", "partner",
                        "brand", "Walk",
                        "clickUrl", "https://walk.example/",
                        "mediaId", picture),
                Map.of("tagline", "On foot."));
        String booking = "/v1/admin/bookings/"
                + make(
                        "/v1/admin/bookings",
                        Map.of("slot", "walk-slot", "creative", creative, "tier", "house"),
                        Map.of(
                                "position", 3,
                                "goals", Map.of("impressionsInAll", 1_000_000),
                                "deviceCap", Map.of("times", 3, "per", "P1D"),
                                "targeting", Map.of("hours", List.of(Map.of("from", 0, "to", 24)))));
        for (String step : List.of("/pause", "/resume")) {
            admin().header("If-Match", admin().get(booking).header("ETag"))
                    .post(booking + step)
                    .then()
                    .statusCode(200);
        }
        admin().get("/v1/admin/slots/walk-slot/decision?explain=true").then().statusCode(200);
        admin().get("/v1/admin/slots/no-such/decision").then().statusCode(404);
        given().get("/v1/slots?keys=walk-slot,no-such").then().statusCode(200);
        String token = given().get("/v1/slots/walk-slot?decide=server&device=one")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].token");
        json().body(Map.of("events", List.of(Map.of("token", token, "kind", "impression", "at", now()))))
                .post("/v1/slots/events")
                .then()
                .statusCode(200);
        given().redirects().follow(false).get("/v1/clicks/" + token).then().statusCode(302);
        given().get("/v1/clicks/forged").then().statusCode(404);
        for (String reported : List.of(booking, "/v1/admin/advertisers/" + advertiser, "/v1/admin/slots/walk-slot")) {
            admin().get(reported + "/report?granularity=hour").then().statusCode(200);
            admin().accept("text/csv").get(reported + "/report").then().statusCode(200);
        }
        given().get("/v1/slots/walk-slot").then().statusCode(200);
        given().get("/v1/slots/no-such").then().statusCode(404);
        given().get("/v1/slots").then().statusCode(400);
    }

    private static String now() {
        return Instant.now().toString();
    }

    private static void site() {
        Response read = admin().get("/v1/admin/site");
        String tag = tagOf(staff().header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put("/v1/admin/site"));
        patch("/v1/admin/site", "{}", tag).then().statusCode(200);
        patch("/v1/admin/site", "{}", null).then().statusCode(428);
    }

    private static String article(String picture) {
        String body = """
                {"title": "A walk through everything", "slug": "%s", "category": "walk", "tags": ["walked"],
                 "byline": [{"name": "Wanda Walker"}, {"name": "Somebody", "role": "translator"}],
                 "source": {"name": "Walk Press", "url": "https://press.example/"}, "language": "en",
                 "leadImage": {"mediaId": "%s", "alt": "Black"}, "rights": {"copyright": "© Walk"},
                 "seo": {"title": "Walk"}, "summary": "All of it.", "publishedAt": "2026-01-02T03:04:05Z",
                 "related": [{"url": "https://else.example/", "title": "Elsewhere"}], "initialViews": 7,
                 "body": [
                  {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "One"}]},
                  {"_type": "block", "listItem": "bullet", "level": 2,
                   "children": [{"_type": "span", "text": "Two", "marks": ["strong", "l"]}],
                   "markDefs": [{"_type": "link", "_key": "l", "href": "https://three.example/"}]},
                  {"_type": "image", "mediaId": "%s", "alt": "Black", "caption": "Night"},
                  {"_type": "gallery", "images": [{"mediaId": "%s"}]},
                  {"_type": "pullQuote", "text": "Four", "attribution": "Five"},
                  {"_type": "embed", "url": "https://vimeo.com/76979871"},
                  {"_type": "table", "rows": [{"cells": [{"header": true,
                    "children": [{"_type": "span", "text": "Six"}]}]}]},
                  {"_type": "divider"}]}""";
        Response begun = staff().body(body.formatted("first-walk", picture, picture, picture))
                .post("/v1/admin/articles");
        begun.then().statusCode(201);
        String path = "/v1/admin/articles/" + begun.path("id");
        String tag = act(path + "/publish", begun.header("ETag"), "{}").header("ETag");
        tag = tagOf(staff().header("If-Match", tag)
                .body(body.formatted("second-walk", picture, picture, picture))
                .put(path));
        tag = tagOf(patch(path, "{\"subtitle\": \"And back\"}", tag));
        act(path + "/publish", tag, "{\"correction\": \"It was two walks.\"}");
        admin().get("/v1/admin/articles?status=published&limit=1").then().statusCode(200);
        admin().get("/v1/admin/articles?category=no-such").then().statusCode(404);
        admin().get(path).then().statusCode(200);
        return begun.path("id");
    }

    private static Response act(String path, String tag, String body) {
        Response done = staff().header("If-Match", tag).body(body).post(path);
        done.then().statusCode(200);
        return done;
    }

    private static void fronts(String article) {
        String path = "/v1/admin/fronts/home";
        String tag = tagOf(admin().get(path));
        String body = """
                {"items": [{"articleId": "%s", "until": "2199-01-01T00:00:00Z"}],
                 "sections": [{"category": "walk", "limit": 3}]}""".formatted(article);
        staff().body(body).put(path).then().statusCode(428);
        tag = tagOf(staff().header("If-Match", tag).body(body).put(path));
        given().get("/v1/pages/home").then().statusCode(200).body("top[0].id", equalTo(article));
        tagOf(staff().header("If-Match", tag).body("{}").put(path));
        admin().get("/v1/admin/fronts/no-such").then().statusCode(404);
    }

    /// What is done with an article that stays before the world.
    private static void steps(String article) {
        String path = "/v1/admin/articles/" + article;
        admin().get(path + "/revisions?limit=1").then().statusCode(200);
        admin().get(path + "/revisions/1").then().statusCode(200);
        admin().get(path + "/revisions/3/diff?against=1").then().statusCode(200);
        admin().get(path + "/revisions/9").then().statusCode(404);
        String tag =
                act(path + "/revisions/1/restore", tagOf(admin().get(path)), "").header("ETag");
        tag = act(path + "/publish", tag, "{\"at\": \"2199-01-01T00:00:00Z\"}").header("ETag");
        tag = act(path + "/unschedule", tag, "").header("ETag");
        String token = staff().body(Map.of("revision", 2, "minutes", 5))
                .post(path + "/preview-links")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        given().get("/v1/previews/" + token + "?body=html").then().statusCode(200);
        given().get("/v1/previews/x" + token).then().statusCode(403);
        staff().body(Map.of(
                        "action",
                        "move",
                        "category",
                        "walk",
                        "items",
                        List.of(Map.of("id", article, "etag", tag), Map.of("id", "0000000000000", "etag", tag))))
                .post("/v1/admin/articles/bulk")
                .then()
                .statusCode(200);
    }

    private static void trash() {
        String path = "/v1/admin/articles/" + Newsroom.create("/v1/admin/articles", Map.of("title", "Handed in"));
        String tag = act(path + "/submit", "*", "").header("ETag");
        tag = act(path + "/reject", tag, "{\"note\": \"Once more.\"}").header("ETag");
        admin().header("If-Match", tag).delete(path).then().statusCode(204);
        admin().get("/v1/admin/articles?status=trashed").then().statusCode(200);
        act(path + "/untrash", tagOf(admin().get(path)), "");
    }

    private static void searching() {
        admin().get("/v1/admin/search").then().statusCode(200);
        admin().get("/v1/admin/search/misses?limit=5").then().statusCode(200);
        admin().post("/v1/admin/search/rebuild").then().statusCode(202);
    }

    private static void readers(String article, String picture) {
        admin().get("/v1/admin/articles/" + article + "/related?explain=true")
                .then()
                .statusCode(200);
        for (String form : List.of("portable-text", "html", "text", "none")) {
            given().get("/v1/articles/second-walk?body=" + form).then().statusCode(200);
        }
        given().get("/v1/articles/" + article)
                .then()
                .statusCode(200)
                .body("body.findAll { it._type == 'image' }.mediaId", everyItem(equalTo(picture)));
        for (String path :
                List.of("/v1/articles/first-walk", "/v1/articles/first-walk/related", "/v1/pages/article/first-walk")) {
            given().redirects().follow(false).get(path).then().statusCode(301);
        }
        for (String path : List.of(
                "/v1/articles?category=walk&tag=walked&count=exact&limit=1",
                "/v1/articles?fields=summary",
                "/v1/articles/second-walk/related",
                "/v1/pages/article/second-walk",
                "/v1/pages/category/walk",
                "/v1/pages/home",
                "/v1/site",
                "/v1/categories",
                "/v1/categories/walk",
                "/v1/tags?limit=1",
                "/v1/tags/walked",
                "/v1/authors?limit=1",
                "/v1/authors/wanda-walker",
                "/v1/links",
                "/v1/search?q=walk&category=walk",
                "/v1/search/suggest?q=second",
                "/v1/most-viewed?window=all")) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            given().head(path).then().statusCode(200);
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            given().get(path + (path.contains("?") ? "&" : "?") + "colour=red")
                    .then()
                    .statusCode(400);
            given().accept("text/csv").get(path).then().statusCode(406);
            int refused = given().delete(path).statusCode();
            assertTrue(refused == 405 || refused == 404 && path.endsWith("/related"), path + " answers " + refused);
        }
        String address = given().get("/v1/articles/" + article).path("url");
        given().queryParam("url", address).get("/v1/resolve").then().statusCode(200);
        given().get("/v1/resolve?url=/no/such").then().statusCode(404);
        given().get("/v1/articles?category=no-such").then().statusCode(404);
        given().get("/v1/articles/no-such").then().statusCode(404);
        given().get("/v1/articles?cursor=" + "x".repeat(9000)).then().statusCode(414);
        given().get("/v1/no-such").then().statusCode(404);
        given().post("/v1/articles/second-walk/views").then().statusCode(204);
        given().get("/v1/views?ids=" + article).then().statusCode(200).body("data[0].views", equalTo(8));
        Map<String, Object> event = Map.of(
                "eventId",
                "walked-late",
                "articleId",
                article,
                "at",
                java.time.Instant.now().toString());
        json().body(Map.of("events", List.of(event))).post("/v1/views").then().statusCode(200);
        admin().get("/v1/admin/articles/" + article + "/views")
                .then()
                .statusCode(200)
                .body("views", equalTo(9));
        admin().get("/v1/admin/articles/0000000000000/views").then().statusCode(404);
    }

    private static void left(String article) {
        String path = "/v1/admin/articles/" + article;
        String tag =
                act(path + "/withdraw", admin().get(path).header("ETag"), "").header("ETag");
        given().get("/v1/articles/second-walk").then().statusCode(410);
        given().get("/v1/pages/article/" + article).then().statusCode(410);
        given().get("/v1/tombstones").then().statusCode(200);
        staff().header("If-Match", tag).post(path + "/withdraw").then().statusCode(409);
        act(path + "/kill", tag, "{\"reason\": \"Enough walked.\", \"public\": true}");
        given().get("/v1/articles/" + article).then().statusCode(410).body("reason", equalTo("Enough walked."));
    }

    private static RequestSpecification staff() {
        return admin().contentType(ContentType.JSON);
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static void changes(String secret) {
        String changes = "/v1/syndication/changes?limit=1000&cursor=";
        String first = given().header("X-Api-Key", secret)
                .get("/v1/syndication/changes?limit=1000")
                .path("page.next");
        Story.about("walked-off").in("walk").publish().kill("Walked off", true);
        Response page = partner(secret).get(changes + first);
        page.then().statusCode(200);
        json().header("X-Api-Key", secret)
                .body(Map.of("cursor", page.path("page.next")))
                .post("/v1/syndication/acknowledgements")
                .then()
                .statusCode(200);
        String takedown = page.path("data.find { it.type == 'kill' }.takedown.id");
        json().header("X-Api-Key", secret)
                .body(Map.of("removedAt", Instant.now().toString(), "note", "Gone"))
                .post("/v1/syndication/takedowns/" + takedown + "/receipt")
                .then()
                .statusCode(200);
        admin().get("/v1/admin/takedowns?limit=1").then().statusCode(200);
        admin().get("/v1/admin/takedowns/" + takedown).then().statusCode(200);
        admin().get("/v1/admin/takedowns/" + takedown + "?format=csv").then().statusCode(200);
    }

    private static RequestSpecification partner(String secret) {
        return given().urlEncodingEnabled(false).header("X-Api-Key", secret);
    }
}
