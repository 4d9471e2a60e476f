package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>ok</p><script>alert(1)</script>",
                "<p onmouseover=alert(1)>ok</p>",
                "<p>ok <a href='javascript:alert(1)'>x</a></p>",
                "<p>ok <a href='JaVa\tScRiPt:alert(1)'>x</a></p>",
                "<p>ok <a href='data:text/html,<script>alert(1)</script>'>x</a></p>",
                "<p>ok <img src=x onerror=alert(1)></p>",
                "<p>ok</p><svg onload=alert(1)><script>alert(1)</script></svg>",
                "<p>ok</p><iframe src='javascript:alert(1)'></iframe>",
                "<p>ok</p><math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>"
            })
    void hostileHtmlReachesNoReader(String html) {
        harmless(Story.about("html").html(html).publish());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok <script>alert(1)</script>",
                "ok [x](javascript:alert(1))",
                "ok [x](data:text/html;base64,PHNjcmlwdD4=)",
                "ok ![x](javascript:alert(1))",
                "ok <a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>",
                "ok [x]: javascript:alert(1)\n\n[x]"
            })
    void hostileMarkdownReachesNoReader(String markdown) {
        Written story = Story.about("markdown").markdown(markdown).publish();

        String html = given().get(story.path() + "?body=html").path("html");
        assertFalse(html.contains("<script"), html);
        assertFalse(html.matches("(?s).*(href|src)=.?(javascript|data):.*"), html);
        assertFalse(html.matches("(?s).*<[^>]* on[a-z]+=.*"), html);
    }

    @Test
    void hostileTextIsEscapedInHtmlAndPlainElsewhere() {
        String text = "<img src=x onerror=alert(1)> & \"quotes\" 'n <b>";
        Written story = Story.titled(text)
                .blocks(Map.of(
                        "_type", "block",
                        "_key", "a",
                        "style", "normal",
                        "markDefs", List.of(),
                        "children", List.of(Map.of("_type", "span", "_key", "s", "text", text, "marks", List.of()))))
                .publish();

        given().get(story.path() + "?body=html")
                .then()
                .contentType("application/json")
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("title", equalTo(text))
                .body("html", containsString("&lt;img src=x onerror=alert(1)&gt; &amp; "));
        given().get(story.path() + "?body=text").then().body("text", equalTo(text));
        given().get("/v1/pages/article/" + story.slug()).then().body("jsonLd.headline", equalTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "//x", "x"})
    void unsafeLinksAreRefusedWhereverTheyStand(String url) {
        refused(Story.titled("Link").blocks(linking(url)));
        refused(Story.titled("Canonical").with("canonicalUrl", url));
        refused(Story.titled("Source").with("source", Map.of("name", "s", "url", url)));
        refused(Story.titled("Related").with("related", List.of(Map.of("url", url, "title", "t"))));
        refused(Story.titled("Embed").blocks(Map.of("_type", "embed", "_key", "a", "url", url, "provider", "youtube")));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body = "{\"title\": \"caf\u00e9 corner\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertFaulty(400, "application/json", body);
        assertFaulty(415, "application/json; charset=ISO-8859-1", body);
        assertFaulty(415, "application/json; charset=UTF-16", "{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_16));
        assertFaulty(400, "application/json", "{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_16));
        assertFaulty(415, "text/plain", "{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_8));
        assertFaulty(415, "application/xml", "<title>x</title>".getBytes(StandardCharsets.UTF_8));
        assertFaulty(415, null, "{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tooLargeBodiesAreRefusedAtOnce() {
        byte[] large = ("{\"title\": \"x\", \"bodyHtml\": \"" + "x".repeat(10_000_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertFaulty(413, "application/json", large);
        byte[] chunked = chunks(large);
        assertFaulty(413, "application/json", chunked, "Transfer-Encoding: chunked");
    }

    @Test
    void tooDeepBodiesAreRefused() {
        byte[] deep = ("{\"title\": \"x\", \"body\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}")
                .getBytes(StandardCharsets.UTF_8);
        assertFaulty(400, "application/json", deep);
        byte[] objects = ("{\"seo\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertFaulty(400, "application/json", objects);
        byte[] digits =
                ("{\"title\": \"x\", \"initialViews\": " + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
        assertFaulty(400, "application/json", digits);
    }

    @Test
    void surrogatesAndControlsAreNotStored() {
        Newsroom.admin()
                .contentType("application/json")
                .body("{\"title\": \"half \\ud83c and \\u0000 bell \\u0007 done\"}")
                .post("/v1/admin/articles")
                .then()
                .statusCode(201)
                .body("draft.title", containsString("done"));
        Story.titled("Four bytes 🎉 𠀀").publish();
    }

    private static byte[] chunks(byte[] body) {
        String head = Integer.toHexString(body.length) + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length + 7];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        System.arraycopy("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, all, start.length + body.length, 7);
        return all;
    }

    private static void assertFaulty(int status, String type, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + Newsroom.token());
        if (type != null) {
            all.add("Content-Type: " + type);
        }
        RawHttp.assertProblem(
                status, RawHttp.send("POST", "/v1/admin/articles", Collections.unmodifiableList(all), body));
    }

    private static void harmless(Written story) {
        String html = given().get(story.path() + "?body=html").path("html");
        assertFalse(html.toLowerCase(Locale.ROOT).contains("alert"), html);
        String blocks = given().get(story.path() + "?fields=body,summary").asString();
        assertFalse(blocks.toLowerCase(Locale.ROOT).contains("alert"), blocks);
    }

    private static ValidatableResponse refused(Story story) {
        return story.send(Newsroom.admin()).then().statusCode(422).body("code", equalTo("invalid"));
    }

    private static Map<String, Object> linking(String href) {
        return Map.of(
                "_type", "block",
                "_key", "a",
                "style", "normal",
                "markDefs", List.of(Map.of("_type", "link", "_key", "l", "href", href)),
                "children", List.of(Map.of("_type", "span", "_key", "s", "text", "x", "marks", List.of("l"))));
    }
}
