package io.masthead.slot;

import static io.masthead.slot.SlotFixture.advertiser;
import static io.masthead.slot.SlotFixture.booking;
import static io.masthead.slot.SlotFixture.bookingInput;
import static io.masthead.slot.SlotFixture.created;
import static io.masthead.slot.SlotFixture.creative;
import static io.masthead.slot.SlotFixture.creativeInput;
import static io.masthead.slot.SlotFixture.slot;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.masthead.shared.http.Roles;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = Roles.ADMIN, augmentors = ActingStaff.class)
class DecideSlotsTest {

    @Inject
    Delivered delivered;

    @Inject
    Standings standings;

    @Inject
    Clock clock;

    @Test
    void decisionForOneReaderIsItsOwnAndAsksTheDatabaseNothing() {
        slot("for-one", "rotating");
        booking("for-one", creative("ad", "For one, first"), "standard", 0);
        booking("for-one", creative("ad", "For one, second"), "standard", 0);

        KeptAnswers.drop();
        Response first = given().get("/v1/slots/for-one?decide=server");
        first.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue())
                .header("Surrogate-Key", nullValue())
                .header("Server-Timing", nullValue())
                .body("items", hasSize(1));
        given().get("/v1/slots/for-one").then().statusCode(200);
        Response second = given().get("/v1/slots/for-one?decide=server");
        second.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue())
                .body("items", hasSize(1));

        assertNotEquals(first.<String>path("items[0].token"), second.<String>path("items[0].token"));
        given().get("/v1/slots?keys=for-one&decide=client").then().body("data[0].items", hasSize(2));
        assertEquals(
                given().get("/v1/slots/for-one").<String>path("items[0].token"),
                given().get("/v1/slots?keys=for-one").<String>path("data[0].items[0].token"));
    }

    @Test
    void severalDecisionsForOneReaderComeInTheOrderAskedFor() {
        slot("for-one-a", "ordered");
        given().get("/v1/slots/for-one-a").then().statusCode(200);

        given().get("/v1/slots?decide=server&keys=not-there,for-one-a")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("data.key", contains("not-there", "for-one-a"));
        given().get("/v1/slots/not-there?decide=server").then().statusCode(404);
        given().head("/v1/slots/for-one-a?decide=server").then().statusCode(200);
    }

    @Test
    void deviceGetsNoMoreThanItsCap() {
        slot("per-device", "pinned");
        Map<String, Object> input = bookingInput("per-device", creative("ad", "Twice"), "standard", 0, null, null);
        input.put("deviceCap", Map.of("times", 2, "per", "PT1H"));
        created("bookings", input);
        booking("per-device", creative("house", "Ever"), "house", 0);

        for (String brand : List.of("Twice", "Twice", "Ever", "Ever")) {
            given().get("/v1/slots/per-device?decide=server&device=phone")
                    .then()
                    .body("items.brand", contains(brand));
        }
        given().get("/v1/slots/per-device?decide=server&device=tablet").then().body("items.brand", contains("Twice"));
        given().get("/v1/slots/per-device").then().body("items.brand", contains("Twice"));
    }

    @Test
    void targetingKeepsToCategoryTagPlatformAndRegion() {
        slot("aimed", "ordered");
        String town = created("categories", Map.of("name", "Aimed town"));
        String harbour =
                created("categories", Map.of("name", "Aimed harbour", "slug", "aimed-harbour", "parent", town));
        String tag = created("tags", Map.of("name", "Aimed tea", "slug", "aimed-tea"));
        aimed("aimed", "Town", Map.of("categories", List.of(town)));
        aimed("aimed", "Tea", Map.of("tags", List.of("aimed-tea")));
        aimed("aimed", "App", Map.of("platforms", List.of("ios"), "regions", List.of("CN")));

        decided("aimed", "").body("items", empty());
        decided("aimed", "?category=aimed-harbour").body("items.brand", contains("Town"));
        decided("aimed", "?category=" + town + "&tag=other,aimed-tea").body("items.brand", contains("Town", "Tea"));
        decided("aimed", "?platform=ios").body("items", empty());
        decided("aimed", "?platform=ios&region=CN-GD").body("items.brand", contains("App"));
        decided("aimed", "?decide=server&tag=" + tag).body("items.brand", contains("Tea"));

        Written story =
                Story.about("aimed").in("aimed-harbour").tagged("aimed-tea").publish();
        decided("aimed", "?article=" + story.slug()).body("items.brand", contains("Town", "Tea"));
        decided("aimed", "?decide=server&article=" + story.id()).body("items.brand", contains("Town", "Tea"));
        given().get("/v1/slots/aimed?decide=server&article=" + story.id())
                .then()
                .header("Server-Timing", nullValue());
        given().get("/v1/pages/article/" + story.slug())
                .then()
                .body("slots.aimed.items.brand", contains("Town", "Tea"));
        story.revise("tags", List.of()).publish();
        decided("aimed", "?article=" + story.slug()).body("items.brand", contains("Town"));
        decided("aimed", "?decide=server&article=" + story.id()).body("items.brand", contains("Town"));
    }

    @Test
    void sponsoredArticleStandsBesideNoOtherAds() {
        slot("beside-sponsored", "ordered");
        booking("beside-sponsored", creative("ad", "Somebody else"), "standard", 0);
        booking("beside-sponsored", creative("partner", "A friend"), "standard", 1);
        String story =
                Story.about("sponsored").with("sponsored", true).publish().slug();

        decided("beside-sponsored", "?article=" + story).body("items.brand", contains("A friend"));
        decided("beside-sponsored", "?decide=server&article=" + story).body("items.brand", contains("A friend"));
        given().get("/v1/pages/article/" + story)
                .then()
                .body("slots.'beside-sponsored'.items.brand", contains("A friend"));
    }

    @Test
    void emptySlotShowsWhatItFallsBackOn() {
        slot("promotions", "rotating");
        created("slots", Map.of("key", "falls-back", "name", "F", "kind", "pinned", "fallback", "promotions"));
        decided("falls-back", "").body("items", empty());
        String promotion = booking("promotions", creative("house", "Promotion"), "house", 0);

        given().get("/v1/slots/falls-back")
                .then()
                .header("Surrogate-Key", "slot:falls-back slot:promotions")
                .body("key", equalTo("falls-back"))
                .body("items.id", contains(promotion));
        booking("falls-back", creative("ad", "Its own"), "standard", 0);
        decided("falls-back", "").body("items.brand", contains("Its own"));
    }

    @Test
    void advertiserOfAnExclusiveSlotComesOnceInAnAnswer() {
        created("slots", Map.of("key", "alone", "name", "A", "kind", "ordered", "exclusive", true));
        slot("beside-alone", "ordered");
        String tea = advertiser("Alone tea");
        String spring = created("creatives", creativeInput(tea, "ad", "Spring alone"));
        booking("alone", spring, "standard", 0);
        booking("alone", created("creatives", creativeInput(tea, "ad", "Autumn alone")), "standard", 1);
        booking("beside-alone", spring, "standard", 0);
        booking("beside-alone", creative("ad", "Bank alone"), "standard", 1);

        given().get("/v1/slots?keys=alone,beside-alone")
                .then()
                .body("data[0].items.brand", contains("Spring alone"))
                .body("data[1].items.brand", contains("Bank alone"));
        decided("beside-alone", "").body("items.brand", contains("Spring alone", "Bank alone"));
    }

    @Test
    void fullBookingLeavesTheSlotAlsoWhereItIsKept() {
        slot("fills-up", "pinned");
        Map<String, Object> input = bookingInput("fills-up", creative("ad", "Twice in all"), "standard", 0, null, null);
        input.put("caps", Map.of("impressionsInAll", 2));
        Id booking = Id.of(created("bookings", input));
        booking("fills-up", creative("house", "Afterwards"), "house", 0);
        decided("fills-up", "").body("items.brand", contains("Twice in all"));
        standings.watch();

        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        delivered.add(booking, EventKind.IMPRESSION, today);
        delivered.add(booking, EventKind.IMPRESSION, today);
        decided("fills-up", "?decide=server").body("items.brand", contains("Afterwards"));
        standings.watch();
        decided("fills-up", "").body("items.brand", contains("Afterwards"));
        explained("fills-up", "")
                .body("bookings.find { it.brand == 'Twice in all' }.reasons[0].code", equalTo("cap-total"))
                .body("bookings.find { it.brand == 'Twice in all' }.reasons[0].limit", equalTo(2));
    }

    @Test
    void everyBookingIsExplained() {
        created("slots", Map.of("key", "explained", "name", "E", "kind", "ordered", "maxItems", 1));
        String won = booking("explained", creative("ad", "Won"), "standard", 0);
        booking("explained", creative("house", "Below"), "house", 0);
        Instant tomorrow = Instant.parse("2035-01-01T00:00:00Z");
        created("bookings", bookingInput("explained", creative("ad", "Later"), "sponsorship", 0, tomorrow, null));
        aimed("explained", "Elsewhere", Map.of("regions", List.of("SG")), "sponsorship");

        explained("explained", "&region=CN")
                .body("key", equalTo("explained"))
                .body("bookings", hasSize(4))
                .body("bookings[0].booking", equalTo(won))
                .body("bookings[0].won", equalTo(true))
                .body(
                        "bookings.reasons.code",
                        containsInAnyOrder(
                                List.of("won"), List.of("tier-below"), List.of("not-yet"), List.of("targeting-region")))
                .body("bookings.find { it.brand == 'Later' }.reasons[0].at", equalTo("2035-01-01T00:00:00Z"))
                .body("bookings[0].reasons[0]", not(hasKey("limit")));
        explained("explained", "&region=SG").body("bookings[0].brand", equalTo("Elsewhere"));
        given().get("/v1/admin/slots/explained/decision").then().body("bookings", hasSize(1));
        given().get("/v1/admin/slots/no-such-slot/decision?explain=true").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "editor", roles = Roles.EDITOR, augmentors = ActingStaff.class)
    void editorsAreNotTold() {
        given().get("/v1/admin/slots/any/decision?explain=true").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?decide=maybe",
                "?decide=server&decide=client",
                "?device=phone",
                "?decide=client&device=phone",
                "?decide=server&device=",
                "?platform=iOS",
                "?region=china",
                "?tag=",
                "?tag=a,,b",
                "?category=",
                "?audience=all"
            })
    void whatIsNoContextIsRefused(String query) {
        slotOnce("context");

        given().urlEncodingEnabled(false)
                .get("/v1/slots/context" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatIsUnknownOfThePageLeavesOutWhatIsAimedThere() {
        slotOnce("context");

        decided("context", "?category=no-such&tag=no-such&article=no-such&platform=abacus&region=ZZ")
                .body("items", empty());
    }

    private static void slotOnce(String key) {
        if (given().get("/v1/admin/slots/" + key).statusCode() == 404) {
            slot(key, "ordered");
        }
    }

    private static void aimed(String slot, String brand, Map<String, ?> targeting) {
        aimed(slot, brand, targeting, "standard");
    }

    private static void aimed(String slot, String brand, Map<String, ?> targeting, String tier) {
        Map<String, Object> input = bookingInput(slot, creative("partner", brand), tier, 0, null, null);
        input.put("targeting", targeting);
        created("bookings", input);
    }

    private static ValidatableResponse decided(String key, String query) {
        return given().get("/v1/slots/" + key + query).then().statusCode(200);
    }

    private static ValidatableResponse explained(String key, String query) {
        return given().get("/v1/admin/slots/" + key + "/decision?explain=true" + query)
                .then()
                .statusCode(200);
    }
}
