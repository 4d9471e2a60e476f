package io.masthead.page;

import static io.masthead.testing.Newsroom.admin;
import static io.masthead.testing.Newsroom.create;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The page that this project began with is entered through the staff's endpoints and read back in one request.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PortalPageTest {

    private static final String SLOT = "portal-partners";
    private static final String GROUP = "portal-friends";

    @Test
    void everythingOnThePortalPageComesBackInOneRequest() throws IOException {
        assumeTrue(Files.exists(PortalPage.FILE), "the portal page is not at hand: " + PortalPage.FILE);
        PortalPage page = PortalPage.read();
        enterSite(page);
        enterPartners(page);
        enterFriends(page);
        Newsroom.createCategory("要闻", "portal-news", null);
        Newsroom.createCategory("科创", "portal-science", "portal-news");
        List<String> neighbours = enterNeighbours(page);
        String id = enterArticle(page, neighbours);
        publish(id);

        JsonPath read = given().get("/v1/pages/article/" + id)
                .then()
                .statusCode(200)
                .body("article.title", equalTo(page.title()))
                .body("article.publishedAt", equalTo("2022-09-02T12:19:46Z"))
                .body("article.views", equalTo((int) page.views()))
                .body("article.summary", equalTo(page.lead()))
                .body("article.byline.find { it.role == 'author' }.name", equalTo(page.author()))
                .body("article.byline.find { it.role == 'editor' }.name", equalTo(page.columnEditor()))
                .body("article.leadImage.credit", equalTo(page.pictureCredit()))
                .body("article.source.name", equalTo("portal source"))
                .body("breadcrumb.slug", equalTo(List.of("portal-news", "portal-science")))
                .body("related", hasSize(greaterThanOrEqualTo(14)))
                .body("related.article.title", not(hasItem(page.title())))
                .body("related.article.id", not(hasItem(id)))
                .body("site.name", equalTo(page.siteName()))
                .body("site.description", equalTo(page.description()))
                .body("site.domain", equalTo(page.domain()))
                .body("site.copyright", equalTo(page.copyright()))
                .body("site.topics", hasItem("体育"))
                .body("jsonLd.headline", equalTo(page.title()))
                .header("Server-Timing", containsString("queries"))
                .extract()
                .jsonPath();

        checkBody(page, read);
        checkRelated(page, read);
        checkPartners(page, read);
        assertEquals(page.friends(), read.getList("links.findAll { it.group == '" + GROUP + "' }.title"));
        read(id, page);
    }

    @Test
    void anArticleIsNeverPinnedToItself() {
        String id = create("/v1/admin/articles", Map.of("title", "Pins itself"));
        admin().contentType(ContentType.JSON)
                .header("If-Match", "\"v0\"")
                .body(Map.of("title", "Pins itself", "related", List.of(Map.of("articleId", id))))
                .put("/v1/admin/articles/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/related/0"));
    }

    private static void checkBody(PortalPage page, JsonPath read) {
        List<String> headings = page.shortLines();
        assertEquals(
                List.of(headings.get(0), headings.get(1), headings.get(3)),
                read.getList("article.body.findAll { it.style == 'h2' }.collect { it.children[0].text }"));
        assertEquals(
                List.of(headings.get(2), headings.get(4)),
                read.getList("article.body.findAll { it._type == 'image' }.caption"));
        assertTrue(read.getList("article.body.findAll { it._type == 'image' }.renditions").stream()
                .noneMatch(renditions -> ((List<?>) renditions).isEmpty()));
        List<String> paragraphs =
                page.body().stream().filter(line -> !headings.contains(line)).toList();
        assertEquals(
                paragraphs,
                read.getList("article.body.findAll { it.style == 'normal' }.collect { it.children.text.join('') }"));
    }

    private static void checkRelated(PortalPage page, JsonPath read) {
        List<List<String>> others = page.related().stream()
                .filter(item -> !item.getFirst().equals(page.title()))
                .toList();
        assertEquals(15, page.related().size(), "the portal lists fifteen, itself among them");
        List<String> titles = read.getList("related.article.title");
        List<String> excerpts = read.getList("related.article.summary");
        assertEquals(others.stream().map(List::getFirst).toList(), titles.subList(0, 14));
        assertEquals(others.stream().map(List::getLast).toList(), excerpts.subList(0, 14));
        assertEquals(
                List.of("pinned"),
                read.getList("related.reason", String.class).subList(0, 14).stream()
                        .distinct()
                        .toList());
    }

    private static void checkPartners(PortalPage page, JsonPath read) {
        String items = "slots['" + SLOT + "'].items";
        assertEquals(page.partners().stream().map(List::getFirst).toList(), read.getList(items + ".brand"));
        assertEquals(page.partners().stream().map(partner -> partner.get(1)).toList(), read.getList(items + ".title"));
        assertEquals(page.partners().stream().map(List::getLast).toList(), read.getList(items + ".tagline"));
    }

    /// The same article in the other forms of its body.
    private static void read(String id, PortalPage page) {
        String html = given().get("/v1/articles/" + id + "?body=html").path("html");
        assertTrue(html.contains("<h2>" + page.shortLines().getFirst() + "</h2>"));
        assertTrue(html.contains("<figcaption>"));
        String text = given().get("/v1/articles/" + id + "?body=text").path("text");
        assertTrue(text.contains(page.body().getFirst()));
        assertFalse(text.contains("<"));
    }

    private static void enterSite(PortalPage page) {
        String etag = admin().get("/v1/admin/site").header("ETag");
        List<String> topics = Arrays.stream(page.description()
                        .replaceFirst(".*汇聚", "")
                        .replaceFirst("等.*", "")
                        .split("、"))
                .toList();
        admin().contentType("application/merge-patch+json;charset=UTF-8")
                .header("If-Match", etag)
                .body(Map.of(
                        "name", page.siteName(),
                        "description", page.description(),
                        "domain", page.domain(),
                        "copyright", page.copyright(),
                        "topics", topics))
                .patch("/v1/admin/site")
                .then()
                .statusCode(200);
    }

    private static void enterPartners(PortalPage page) {
        create("/v1/admin/slots", Map.of("key", SLOT, "name", "Header", "kind", "ordered", "maxItems", 3));
        int position = 0;
        for (List<String> partner : page.partners()) {
            String advertiser = create("/v1/admin/advertisers", Map.of("name", partner.getFirst()));
            String creative = create(
                    "/v1/admin/creatives",
                    Map.of(
                            "advertiser",
                            advertiser,
                            "kind",
                            "partner",
                            "brand",
                            partner.getFirst(),
                            "title",
                            partner.get(1),
                            "tagline",
                            partner.getLast(),
                            "clickUrl",
                            "https://partner.example/"));
            create(
                    "/v1/admin/bookings",
                    Map.of(
                            "slot",
                            SLOT,
                            "creative",
                            creative,
                            "tier",
                            "standard",
                            "weight",
                            1,
                            "position",
                            position++));
        }
    }

    private static void enterFriends(PortalPage page) {
        int position = 0;
        for (String friend : page.friends()) {
            create(
                    "/v1/admin/links",
                    Map.of("group", GROUP, "title", friend, "url", "https://friend.example/", "position", position++));
        }
    }

    private static List<String> enterNeighbours(PortalPage page) {
        List<String> ids = new ArrayList<>();
        for (List<String> item : page.related()) {
            if (!item.getFirst().equals(page.title())) {
                String id = create(
                        "/v1/admin/articles",
                        Map.of(
                                "title",
                                item.getFirst(),
                                "summary",
                                item.getLast(),
                                "category",
                                "portal-science",
                                "language",
                                "zh-CN"));
                publish(id);
                ids.add(id);
            }
        }
        // The portal's fifteenth was the article itself: another one of its category takes that place.
        String fifteenth = create("/v1/admin/articles", Map.of("title", "The fifteenth", "category", "portal-science"));
        publish(fifteenth);
        return ids;
    }

    private static String enterArticle(PortalPage page, List<String> neighbours) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", page.title());
        body.put("summary", page.lead());
        body.put("category", "portal-science");
        body.put("language", "zh-CN");
        body.put("publishedAt", page.publishedAt());
        body.put("initialViews", page.views());
        body.put("source", Map.of("name", "portal source"));
        body.put(
                "byline",
                List.of(
                        Map.of("name", page.author(), "role", "author"),
                        Map.of("name", page.columnEditor(), "role", "editor")));
        body.put("leadImage", Map.of("mediaId", Newsroom.picture(1), "credit", page.pictureCredit()));
        body.put(
                "related",
                neighbours.stream().map(id -> Map.of("articleId", id)).toList());
        body.put("body", blocks(page, Newsroom.picture(2)));
        return create("/v1/admin/articles", body);
    }

    private static List<Map<String, Object>> blocks(PortalPage page, String picture) {
        List<String> headings = page.shortLines();
        List<String> captions = List.of(headings.get(2), headings.get(4));
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (String line : page.body()) {
            if (captions.contains(line)) {
                blocks.add(Map.of("_type", "image", "mediaId", picture, "caption", line));
            } else {
                blocks.add(Map.of(
                        "_type",
                        "block",
                        "style",
                        headings.contains(line) ? "h2" : "normal",
                        "children",
                        List.of(Map.of("_type", "span", "text", line))));
            }
        }
        return blocks;
    }

    private static void publish(String id) {
        admin().contentType(ContentType.JSON)
                .header("If-Match", "\"v0\"")
                .body(Map.of())
                .post("/v1/admin/articles/" + id + "/publish")
                .then()
                .statusCode(200);
    }
}
