package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However an address is spelled, it leads through the same door, and nothing private is kept under it.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OtherSpellingsTest {

    private static final List<String> AREAS = List.of("admin/articles", "admin/staff/me", "syndication/articles");

    /// `AREA` stands for the area's name, `REST` for what is asked for there.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/AREA/REST",
                "/V1/AREA/REST",
                "//v1/AREA/REST",
                "/v1//AREA//REST",
                "/v1/./AREA/REST",
                "/v1/x/../AREA/REST",
                "/v1/articles/../AREA/REST",
                "/v1/articles/%2e%2e/AREA/REST",
                "/v1/articles/..%2fAREA/REST",
                "/v1/articles/%252e%252e/AREA/REST",
                "/v1/%41REA/REST",
                "/v1/%2541REA/REST",
                "/v1/AREA%2fREST",
                "/v1%2fAREA%2fREST",
                "/v1\\AREA\\REST",
                "/v1;x=1/AREA/REST",
                "/v1/AREA;x=1/REST",
                "/v1/AREA/REST;x.css",
                "/v1/AREA/REST/",
                "/v1/AREA/REST/x.css",
                "/v1/AREA/REST.css",
                "/v1/AREA/REST%00.css",
                "/v1/AREA/REST%0a.css",
                "/v1/AREA/REST%3f.css",
                "/v1/AREA/REST%23.css",
                "/v1/AREA/REST?x.css",
                "http://localhost/v1/AREA/REST",
                "http://localhost//v1/articles/..//AREA/REST"
            })
    void everySpellingOfAPrivateAddressIsPrivate(String pattern) {
        for (String place : AREAS) {
            String area = place.substring(0, place.indexOf('/'));
            String target = pattern.replace("%41REA", "%" + Integer.toHexString(area.charAt(0)) + area.substring(1))
                    .replace("%2541REA", "%25" + Integer.toHexString(area.charAt(0)) + area.substring(1))
                    .replace("AREA", area)
                    .replace("REST", place.substring(area.length() + 1));
            Answer known = RawHttp.send(
                    "GET",
                    target,
                    "Authorization: Bearer " + Newsroom.token(),
                    "X-Api-Key: " + Things.shared().key(),
                    "Origin: https://evil.example");
            Answer nobody = RawHttp.send("GET", target, "Origin: https://evil.example");

            assertTrue(known.status() < 500 && nobody.status() >= 400 && nobody.status() < 500, target);
            if (known.status() == 200) {
                assertTrue(known.header("Cache-Control").contains("private"), target + known.headers());
                assertFalse(known.headers().containsKey("access-control-allow-origin"), target + known.headers());
                assertEquals(401, nobody.status(), target);
            }
        }
    }

    /// `Location` leads to where a former address was asked for, and to no other host.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/..//v1/articles/SLUG",
                "//evil.example/%2e%2e/v1/articles/SLUG",
                "//evil.example/../v1/pages/article/SLUG",
                "/\\evil.example/../v1/articles/SLUG",
                "/%5cevil.example/../v1/articles/SLUG",
                "//v1/articles/SLUG",
                "///v1///articles/SLUG/related",
                "http://evil.example/v1/articles/SLUG",
                "//evil.example/v1/articles/SLUG",
                "//evil.example/..//feeds/tags/TAG.rss",
                "/v1/articles/SLUG?next=//evil.example"
            })
    void formerAddressLeadsToNoOtherHost(String pattern) {
        Moved moved = moved();
        String target = pattern.replace("SLUG", moved.slug).replace("TAG", moved.tag);
        Answer answer = RawHttp.send("GET", target);
        if (answer.status() == 301) {
            String location = answer.header("Location");
            assertTrue(location.matches("/(v1|feeds)/.*"), target + " leads to " + location);
        } else {
            assertTrue(answer.status() == 404 || answer.status() == 400, target + " " + answer.status());
        }
    }

    @Test
    void whatOneSpellingKeepsOthersDoNotGet() {
        Written story = Story.about("spelled").publish();
        Answer clean = RawHttp.send("GET", story.path());
        for (String suffix : List.of("?fields=title&%66ields=body", "?body=html;x", "?body=none%26", "?_=1")) {
            RawHttp.send("GET", story.path() + suffix, "X-Original-URL: /v1/site", "X-Rewrite-URL: /v1/site");
            assertEquals(clean.text(), RawHttp.send("GET", story.path()).text(), suffix);
        }
    }

    private record Moved(String slug, String tag) {}

    private static Moved moved;

    private static Moved moved() {
        if (moved == null) {
            String tag = Story.slug("moving");
            Written story = Story.about("moving").tagged(tag).publish();
            story.rename(Story.slug("moved"));
            String id = Newsroom.admin().get("/v1/tags/" + tag).path("id");
            Newsroom.admin()
                    .contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body(java.util.Map.of("slug", Story.slug("moved")))
                    .patch("/v1/admin/tags/" + id)
                    .then()
                    .statusCode(200);
            moved = new Moved(story.slug(), tag);
        }
        return moved;
    }
}
