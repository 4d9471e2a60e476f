package io.masthead.trust;

import static io.masthead.testing.Newsroom.admin;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.trust.Api.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is checked where it usually comes in is checked wherever else it may come in.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SecondEntryTest {

    /// Mutations that turn into something else when a browser parses what a filter let through, and what embeds carry.
    private static final String HOSTILE = """
            <p>ok</p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>\
            <a href="&#106;avascript:alert(1)">x</a><a href="java&#x09;script:alert(1)">x</a>\
            <iframe srcdoc="<script>alert(1)</script>"></iframe><iframe src="data:text/html,x"></iframe>\
            <embed src="javascript:alert(1)"><object data="data:text/html,x"></object>\
            <svg><style><img src=x onerror=alert(1)></style></svg><svg><a xlink:href="javascript:alert(1)">x</a></svg>\
            <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">\
            <noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>\
            <form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>\
            <p style="background:url(javascript:alert(1))" onclick=alert(1)>ok</p><base href="//evil.example/">\
            <meta http-equiv=refresh content="0;url=javascript:alert(1)"><template><script>x</script></template>""";

    @Test
    void hostileTextIsCleanedWhicheverWayItComesIn() {
        String category = Newsroom.category("second", null);
        Customer customer = Customer.under(Customer.allowing(category));
        Written begun = Story.about("begun").in(category).html(HOSTILE).publish();
        Written replaced = Story.about("replaced").write();
        admin().header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("title", "Replaced", "bodyHtml", HOSTILE))
                .put(replaced.admin())
                .then()
                .statusCode(200);
        Written patched = Story.about("patched").write().revise("bodyHtml", HOSTILE);
        Written markdown =
                Story.about("markdown").markdown(HOSTILE + "\n\n" + HOSTILE).publish();
        List<String> slugs = new ArrayList<>(List.of(
                begun.slug(), replaced.publish().slug(), patched.publish().slug(), markdown.slug()));
        slugs.addAll(imported());

        for (String slug : slugs) {
            for (String form : List.of("html", "portable-text")) {
                harmless(Wire.get("/v1/articles/" + slug + "?body=" + form), slug);
            }
        }
        for (String feed : List.of("rss", "atom", "json")) {
            harmless(Wire.get("/feeds/all." + feed), feed);
        }
        Wire.Answer partners = Wire.get("/v1/syndication/articles?body=html", "X-Api-Key", customer.secret());
        assertTrue(partners.body().contains(begun.slug()), partners.body());
        harmless(partners, "partners");
    }

    private static List<String> imported() {
        String mark = "entry" + Id.next().toString().toLowerCase(java.util.Locale.ROOT);
        ObjectNode article = new ObjectMapper().createObjectNode();
        for (String member : List.of("bodyHtml", "bodyMarkdown")) {
            article.putObject(member)
                    .putObject("article")
                    .put("title", mark + member)
                    .put("slug", mark + member.toLowerCase(java.util.Locale.ROOT))
                    .put(member, HOSTILE);
            ((ObjectNode) article.get(member)).put("status", "published");
        }
        take(article.get("bodyHtml") + "\n" + article.get("bodyMarkdown") + "\n");
        take("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
                + "<channel><title>T</title><item><title>" + mark + "feed</title><guid>" + mark + "</guid>"
                + "<content:encoded><![CDATA[" + HOSTILE + "]]></content:encoded></item></channel></rss>");
        return List.of(mark + "bodyhtml", mark + "bodymarkdown", mark + "feed");
    }

    private static void take(String file) {
        String job = "/v1/admin/imports/"
                + admin().contentType("application/octet-stream")
                        .body(file.getBytes(UTF_8))
                        .post("/v1/admin/imports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        Things.await(job, "endedAt");
        admin().get(job).then().body("rejected", equalTo(0));
    }

    private static void harmless(Wire.Answer answer, String where) {
        assertEquals(200, answer.status(), where + answer.body());
        String body = answer.body().toLowerCase(java.util.Locale.ROOT).replace("\\\"", "\"");
        for (String harm : List.of(
                "<script",
                "onerror=",
                "onclick=",
                "srcdoc",
                "data:text",
                "<iframe",
                "<embed",
                "<base",
                "<meta",
                "href=\"java",
                "\"href\":\"java",
                "&#106;",
                "<svg",
                "<math",
                "<style")) {
            assertFalse(body.contains(harm), where + " has " + harm + ": " + answer.body());
        }
    }

    /// What is no picture, or is one and something else besides.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<!doctype html><script>alert(1)</script>",
                "GIF89a/*<svg/onload=alert(1)>*/=alert(1)//",
                "\u00ff\u00d8\u00ff\u00e0<script>alert(1)</script>",
                "%PDF-1.4",
                "push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/x)'"
            })
    void whatIsNoPictureIsRefusedAtEveryDoor(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        String path = "/v1/admin/media/" + Things.shared().of("/v1/admin/media/");
        assertRefused(admin().contentType("image/png")
                .body(bytes)
                .post("/v1/admin/media")
                .statusCode());
        assertRefused(admin().multiPart("file", "x.png", bytes, "image/png")
                .post("/v1/admin/media")
                .statusCode());
        assertRefused(admin().contentType("image/png")
                .header("If-Match", "*")
                .body(bytes)
                .put(path + "/file")
                .statusCode());
    }

    private static void assertRefused(int status) {
        assertTrue(status == 415 || status == 422, "answered " + status);
    }

    /// Each member of each body that is an address, with what no browser shall follow.
    @Test
    void unsafeAddressIsRefusedInEveryBody() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        TreeSet<String> tried = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        Things things = Things.shared();
        for (Operation operation : Api.operations(
                one -> one.isStaffs() && one.isJson() && !one.method().equals("PATCH"))) {
            JsonNode example = json.readTree(operation.body());
            for (String pointer : addresses(example, "")) {
                for (String unsafe : List.of(
                        "javascript:alert(1)", "data:text/html,x", "//evil.example/", "https://a@evil.example\\@b/")) {
                    ObjectNode body = (ObjectNode) json.readTree(operation.body());
                    put(body, pointer, unsafe);
                    if (body.has("advertiser")) {
                        body.put("advertiser", things.of("/v1/admin/advertisers/"));
                    }
                    Wire.Answer answer = Wire.send(
                            operation.method(),
                            things.address(operation),
                            operation.type(),
                            body.toString(),
                            "Authorization",
                            "Bearer " + Newsroom.token(),
                            "If-Match",
                            "*");
                    tried.add(operation.id() + pointer);
                    if (answer.status() < 400 || !answer.body().contains(pointer)) {
                        faults.add(operation + pointer + " " + unsafe + ": " + answer.status() + " " + answer.body());
                    }
                }
            }
        }

        assertEquals(List.of(), faults);
        assertTrue(tried.size() >= 12, tried.toString());
    }

    private static List<String> addresses(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        node.propertyStream().forEach(member -> {
            String pointer = at + "/" + member.getKey();
            if (member.getValue().isTextual() && pointer.matches("(?i).*url(Templates/\\w+)?")) {
                found.add(pointer);
            }
            found.addAll(addresses(member.getValue(), pointer));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(addresses(node.get(i), at + "/" + i));
        }
        return found;
    }

    private static void put(ObjectNode body, String pointer, String value) {
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, cut))).set(pointer.substring(cut + 1), new TextNode(value));
    }

    @Test
    void archiveThatNamesFilesElsewhereWritesNone() {
        for (String name : List.of("../../evil.txt", "/etc/evil.txt", "media/../../evil")) {
            var bytes = new java.io.ByteArrayOutputStream();
            try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write("evil".getBytes(UTF_8));
            } catch (java.io.IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
            var answer = admin().contentType("application/octet-stream")
                    .body(bytes.toByteArray())
                    .post("/v1/admin/imports");
            if (answer.statusCode() == 202) {
                String job = "/v1/admin/imports/" + answer.path("id");
                Things.await(job, "endedAt");
                given().spec(admin()).get(job).then().body("state", equalTo("failed"));
            } else {
                answer.then().statusCode(415);
            }
        }
    }
}
