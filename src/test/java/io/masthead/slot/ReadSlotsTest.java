package io.masthead.slot;

import static io.masthead.slot.SlotFixture.booking;
import static io.masthead.slot.SlotFixture.bookingInput;
import static io.masthead.slot.SlotFixture.created;
import static io.masthead.slot.SlotFixture.creative;
import static io.masthead.slot.SlotFixture.creativeInput;
import static io.masthead.slot.SlotFixture.slot;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.Roles;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = Roles.ADMIN, augmentors = ActingStaff.class)
class ReadSlotsTest {

    @Inject
    PublishedFixture published;

    @Test
    void headerLinksStandInEditorsOrderWithEverythingTheyShow() {
        created(
                "slots",
                Map.of(
                        "key",
                        "header-links",
                        "name",
                        "Header",
                        "kind",
                        "ordered",
                        "width",
                        120,
                        "height",
                        40,
                        "maxItems",
                        3));
        Map<String, Object> tea = creativeInput(SlotFixture.advertiser("River Tea Company"), "partner", "江畔茶");
        tea.putAll(Map.of(
                "title",
                "江畔茶业有限公司",
                "tagline",
                "雾散之前采摘",
                "label",
                "广告",
                "alt",
                "Tea terraces",
                "rel",
                "sponsored nofollow",
                "clickUrl",
                "HTTPS://tea.example/春?a=1"));
        String second = booking("header-links", creative("partner", "Lower Valley Bank"), "standard", 20);
        String first = booking("header-links", created("creatives", tea), "standard", 10);

        given().get("/v1/slots/header-links")
                .then()
                .statusCode(200)
                .header("Surrogate-Key", "slot:header-links")
                .header("Cache-Control", startsWith("public, max-age=10, s-maxage=60"))
                .header("Server-Timing", nullValue())
                .body("key", equalTo("header-links"))
                .body("kind", equalTo("ordered"))
                .body("size.width", equalTo(120))
                .body("ttl", equalTo(60))
                .body("items.id", contains(first, second))
                .body("items[0].kind", equalTo("partner"))
                .body("items[0].brand", equalTo("江畔茶"))
                .body("items[0].title", equalTo("江畔茶业有限公司"))
                .body("items[0].tagline", equalTo("雾散之前采摘"))
                .body("items[0].advertiser", equalTo("River Tea Company"))
                .body("items[0].label", equalTo("广告"))
                .body("items[0].rel", equalTo("sponsored nofollow"))
                .body("items[0].alt", equalTo("Tea terraces"))
                .body("items[0].size.height", equalTo(40))
                .body("items[0].weight", equalTo(100))
                .body("items[0].clickUrl", containsString("/v1/clicks/"))
                .body("items[0].clickUrl", not(containsString("tea.example")))
                .body("items[0].token", not(emptyString()))
                .body("items[1]", not(hasKey("tagline")))
                .body("items[1]", not(hasKey("mediaId")))
                .body("$", not(hasKey("until")));
    }

    @Test
    void pictureComesWithTheWordsOfTheCreative() {
        slot("with-picture", "pinned");
        String media = published.picture().toString();
        Map<String, Object> input = creativeInput(SlotFixture.advertiser("With a picture"), "ad", "Pictured");
        input.put("mediaId", media);
        input.put("alt", "Blue as the river");
        booking("with-picture", created("creatives", input), "standard", 0);

        given().get("/v1/slots?keys=with-picture")
                .then()
                .statusCode(200)
                .header("Surrogate-Key", "slot:with-picture media:" + media)
                .header("Server-Timing", nullValue())
                .body("data[0].items[0].image.mediaId", equalTo(media))
                .body("data[0].items[0].image.alt", equalTo("Blue as the river"))
                .body("data[0].items[0].image.width", equalTo(64))
                .body("data[0].items[0]", not(hasKey("mediaId")));
    }

    @Test
    void severalSlotsComeInTheOrderAskedForAndCostNoStatement() {
        slot("several-a", "ordered");
        slot("several-b", "rotating");
        booking("several-b", creative("house", "Several"), "house", 0);

        given().get("/v1/slots?keys=several-b,not-set-up,several-a,several-b")
                .then()
                .statusCode(200)
                .header("Surrogate-Key", "slot:several-b slot:not-set-up slot:several-a")
                .header("Server-Timing", nullValue())
                .body("data.key", contains("several-b", "not-set-up", "several-a"))
                .body("data[0].items.brand", contains("Several"))
                .body("data[1].items", empty())
                .body("data[1].ttl", equalTo(60))
                .body("data[1]", not(hasKey("kind")))
                .body("data[2].items", empty())
                .body("data[2]", not(hasKey("size")));
    }

    @Test
    void twentyKeysAreEnough() {
        String twenty = IntStream.range(0, 20).mapToObj(i -> "key-" + i).collect(Collectors.joining(","));
        String hundredAndOne = IntStream.range(0, 101).mapToObj(i -> "k" + i).collect(Collectors.joining(","));

        given().get("/v1/slots?keys=" + twenty).then().statusCode(200);
        given().get("/v1/slots?keys=" + twenty + ",one-more").then().statusCode(400);
        given().get("/v1/slots?keys=" + hundredAndOne)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("keys"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/slots",
                "/v1/slots?keys=",
                "/v1/slots?keys=a,,b",
                "/v1/slots?keys=UPPER",
                "/v1/slots?keys=a%0D%0Ab",
                "/v1/slots?keys=a%20b",
                "/v1/slots?keys=a&keys=b",
                "/v1/slots?keys=a&colour=red",
                "/v1/slots?keys=a&article=",
                "/v1/slots/any?keys=a"
            })
    void whatIsNoListOfKeysIsRefused(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never-set-up", "UPPER", "%F0%9F%98%80", "0123456789ABC"})
    void unknownSlotIsNotFound(String key) {
        given().urlEncodingEnabled(false)
                .get("/v1/slots/" + key)
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no slot at this address."));
    }

    @Test
    void articleThatHidesAdsLeavesOutAdsAlone() {
        Instant before = Instant.now().minusSeconds(60);
        Id quiet = published.article("story", "quiet-article", before, null, true);
        published.article("story", "loud-article", before, null, false);
        published.article("story", "quiet-later", Instant.now().plusSeconds(600), null, true);
        slot("beside-articles", "ordered");
        booking("beside-articles", creative("ad", "An advertisement"), "sponsorship", 0);
        booking("beside-articles", creative("partner", "A partner"), "standard", 0);
        booking("beside-articles", creative("house", "The house"), "house", 0);

        for (String loud : List.of(
                "loud-article", "quiet-later", "no-such-article", Id.next().toString())) {
            given().get("/v1/slots/beside-articles?article=" + loud)
                    .then()
                    .statusCode(200)
                    .body("items.brand", contains("An advertisement"));
        }
        given().get("/v1/slots?keys=beside-articles&article=quiet-article")
                .then()
                .header("Surrogate-Key", equalTo("article:" + quiet + " slot:beside-articles"))
                .body("data[0].items.brand", contains("A partner"));
        given().get("/v1/slots/beside-articles?article=" + quiet)
                .then()
                .header("Surrogate-Key", equalTo("article:" + quiet + " slot:beside-articles"))
                .body("items.brand", contains("A partner"));
    }

    @Test
    void waitingArticleIsNotGivenAway() {
        Id waiting = published.article("story", "not-yet-known", Instant.now().plusSeconds(30), null, true);
        slot("discreet", "ordered");

        given().get("/v1/slots/discreet?article=not-yet-known")
                .then()
                .header("Surrogate-Key", "slot:discreet")
                .header("Cache-Control", containsString("s-maxage=60"));
        given().get("/v1/slots/discreet?article=" + waiting)
                .then()
                .header("Cache-Control", containsString("s-maxage=60"));
    }

    @Test
    void answerEndsWithTheBookingThatEndsNext() {
        slot("ends-soon", "pinned");
        Instant end = Instant.now().plusSeconds(40);
        created("bookings", bookingInput("ends-soon", creative("ad", "Soon over"), "standard", 0, null, end));

        int ttl = given().get("/v1/slots/ends-soon")
                .then()
                .statusCode(200)
                .body("ttl", allOf(greaterThan(20), lessThanOrEqualTo(40)))
                .extract()
                .path("ttl");
        assertTrue(ttl > 20);
        String kept = given().get("/v1/slots/ends-soon").header("Cache-Control");
        assertFalse(kept.contains("s-maxage=60"), kept);
    }

    @Test
    void answerEndsWithTheArticleItStandsBeside() {
        slot("beside-the-brief", "ordered");
        published.article(
                "story",
                "brief-article",
                Instant.now().minusSeconds(9),
                Instant.now().plusSeconds(30),
                true);

        given().get("/v1/slots/beside-the-brief?article=brief-article")
                .then()
                .statusCode(200)
                .header("Cache-Control", not(containsString("s-maxage=60")));
    }

    @Test
    void sameDecisionIsNotSentTwice() {
        slot("unchanged", "ordered");
        String tag = given().get("/v1/slots/unchanged").header("ETag");

        given().header("If-None-Match", tag).get("/v1/slots/unchanged").then().statusCode(304);
        given().head("/v1/slots/unchanged").then().statusCode(200).header("ETag", tag);
    }

    @Test
    void allSlotsOfTheSiteAreDecidedAtOnce() {
        slot("0-first-of-all", "pinned");
        booking("0-first-of-all", creative("ad", "First of all"), "standard", 0);
        for (int i = 0; i < Decisions.MOST_OF_A_SITE; i++) {
            // The last of all by name: they shall not keep other tests' slots from the page.
            slot("zz-of-many-" + i, "pinned");
        }

        given().get("/v1/pages/home")
                .then()
                .statusCode(200)
                .body("slots.size()", equalTo(Decisions.MOST_OF_A_SITE))
                .body("slots.'0-first-of-all'.items.brand", contains("First of all"))
                .body("slots.'0-first-of-all'.items[0].token", not(emptyString()));
    }

    @Test
    void slotsTakeNothingFromReaders() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/slots")
                .then()
                .statusCode(405);
    }
}
