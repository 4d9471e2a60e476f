package io.masthead.slot;

import static io.masthead.slot.SlotFixture.advertiser;
import static io.masthead.slot.SlotFixture.booking;
import static io.masthead.slot.SlotFixture.bookingInput;
import static io.masthead.slot.SlotFixture.created;
import static io.masthead.slot.SlotFixture.creative;
import static io.masthead.slot.SlotFixture.creativeInput;
import static io.masthead.slot.SlotFixture.post;
import static io.masthead.slot.SlotFixture.slot;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.Roles;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.ChangeHistory;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = Roles.ADMIN, augmentors = ActingStaff.class)
class KeepSlotsTest {

    @Inject
    ChangeHistory changes;

    @Inject
    PublishedFixture published;

    @Test
    void slotIsCreatedReadReplacedPatchedAndRemoved() {
        String id = post(
                        "slots",
                        Map.of(
                                "key",
                                "life-of-a-slot",
                                "name",
                                "Life",
                                "kind",
                                "rotating",
                                "width",
                                300,
                                "height",
                                250))
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .header("Cache-Control", "private, no-store")
                .body("maxItems", equalTo(10))
                .extract()
                .path("id");

        given().get("/v1/admin/slots/life-of-a-slot")
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .body("id", equalTo(id));
        writing("\"v0\"")
                .body(Map.of("key", "life-of-a-slot", "name", "Life", "kind", "pinned"))
                .put("/v1/admin/slots/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("kind", equalTo("pinned"))
                .body("$", not(hasKey("width")));
        patching("\"v1\"", "{\"maxItems\":3,\"key\":\"new-life\"}", "slots/" + id)
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("maxItems", equalTo(3));
        given().header("If-Match", "\"v2\"")
                .delete("/v1/admin/slots/new-life")
                .then()
                .statusCode(204);
        given().get("/v1/admin/slots/" + id).then().statusCode(404);
        given().get("/v1/slots/new-life").then().statusCode(404);

        assertEquals(
                List.of(
                        "create slot:life-of-a-slot slots",
                        "update slot:life-of-a-slot slots",
                        "update slot:life-of-a-slot slot:new-life slots",
                        "remove slot:new-life slots"),
                changes.of("slot", id));
    }

    @Test
    void changeIsLoggedForEverySlotThatShowsIt() {
        slot("log-a", "ordered");
        slot("log-b", "ordered");
        slot("log-c", "ordered");
        String advertiser = advertiser("Logged");
        String creative = created("creatives", creativeInput(advertiser, "ad", "Logged"));
        String booking = booking("log-a", creative, "standard", 0);
        booking("log-b", creative, "standard", 0);

        patching("\"v0\"", "{\"name\":\"Logged anew\"}", "advertisers/" + advertiser)
                .statusCode(200);
        patching("\"v0\"", "{\"tagline\":\"New\"}", "creatives/" + creative).statusCode(200);
        patching("\"v0\"", "{\"slot\":\"log-c\"}", "bookings/" + booking).statusCode(200);
        given().header("If-Match", "\"v1\"")
                .delete("/v1/admin/bookings/" + booking)
                .then()
                .statusCode(204);

        assertEquals(List.of("create ", "update slot:log-a slot:log-b"), changes.of("advertiser", advertiser));
        assertEquals(List.of("create ", "update slot:log-a slot:log-b"), changes.of("creative", creative));
        assertEquals(
                List.of("create slot:log-a", "update slot:log-a slot:log-c", "remove slot:log-c"),
                changes.of("booking", booking));
    }

    @Test
    void whatIsInUseStays() {
        String slot = slot("in-use", "ordered");
        String advertiser = advertiser("In use");
        String creative = created("creatives", creativeInput(advertiser, "ad", "In use"));
        String booking = booking("in-use", creative, "house", 0);

        refusesToGo("slots/" + slot, "slot-in-use");
        refusesToGo("advertisers/" + advertiser, "advertiser-in-use");
        refusesToGo("creatives/" + creative, "creative-in-use");
        for (String path :
                List.of("bookings/" + booking, "creatives/" + creative, "advertisers/" + advertiser, "slots/in-use")) {
            given().header("If-Match", "\"v0\"")
                    .delete("/v1/admin/" + path)
                    .then()
                    .statusCode(204);
        }
        assertEquals(List.of("create slot:in-use slots", "remove slot:in-use slots"), changes.of("slot", slot));
    }

    @Test
    void keyAndNameAreTakenOnce() {
        slot("taken", "ordered");
        slot("not-taken", "ordered");
        advertiser("Taken");

        post("slots", Map.of("key", "taken", "name", "Again", "kind", "ordered"))
                .statusCode(409)
                .body("code", equalTo("slot-exists"));
        patching("\"v0\"", "{\"key\":\"taken\"}", "slots/not-taken").statusCode(409);
        post("advertisers", Map.of("name", "Taken")).statusCode(409).body("code", equalTo("advertiser-exists"));
        given().get("/v1/admin/slots/not-taken").then().statusCode(200).header("ETag", "\"v0\"");
    }

    @Test
    void changeNeedsTheVersionThatWasRead() {
        slot("guarded", "ordered");

        given().contentType(ContentType.JSON)
                .body(Map.of("key", "guarded", "name", "x", "kind", "ordered"))
                .put("/v1/admin/slots/guarded")
                .then()
                .statusCode(428);
        patching("\"v7\"", "{\"name\":\"x\"}", "slots/guarded").statusCode(412);
        given().delete("/v1/admin/slots/guarded").then().statusCode(428);
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        for (int i = 0; i < 3; i++) {
            advertiser("Listed " + i);
        }
        List<String> walked = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page =
                    given().get("/v1/admin/advertisers?limit=2" + cursor).then().statusCode(200);
            walked.addAll(page.extract().path("data.name"));
            String next = page.extract().path("page.next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertEquals(
                3, walked.stream().filter(name -> name.startsWith("Listed ")).count());
        assertEquals(walked.size(), walked.stream().distinct().count());
        for (String list : List.of("slots", "creatives", "bookings")) {
            given().get("/v1/admin/" + list).then().statusCode(200).body("$", hasKey("data"));
            given().get("/v1/admin/" + list + "?cursor=forged").then().statusCode(400);
        }
    }

    @Test
    void bookingAndRemovalAtOnceLeaveNothingHalfDone() throws Exception {
        slot("contended", "ordered");
        for (int i = 0; i < 4; i++) {
            String creative = creative("ad", "Contended " + i);
            Map<String, Object> input = bookingInput("contended", creative, "standard", i, null, null);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Integer> booked =
                        threads.submit(() -> post("bookings", input).extract().statusCode());
                Future<Integer> removed = threads.submit(() -> given().header("If-Match", "\"v0\"")
                        .delete("/v1/admin/creatives/" + creative)
                        .statusCode());
                List<Integer> outcome = List.of(booked.get(), removed.get());
                assertTrue(
                        Set.of(List.of(201, 409), List.of(422, 204), List.of(409, 204))
                                .contains(outcome),
                        outcome::toString);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "key, Upper",
        "key, -a",
        "key, a--b",
        "key, a b",
        "key, 0123456789abc",
        "key, events",
        "kind, banner",
        "name, ''",
    })
    void badSlotIsNamed(String member, String value) {
        Map<String, Object> input = new HashMap<>(Map.of("key", "bad-slot", "name", "Bad", "kind", "ordered"));
        input.put(member, value);

        post("slots", input).statusCode(422).body("errors.pointer", hasItem("/" + member));
    }

    @Test
    void widthNeedsAHeight() {
        Map<String, Object> input = new HashMap<>(Map.of("key", "flat", "name", "Flat", "kind", "ordered"));
        input.put("width", 300);
        post("slots", input).statusCode(422).body("errors[0].pointer", equalTo("/height"));
        input.put("height", 0);
        post("slots", input).statusCode(422).body("errors[0].code", equalTo("out-of-range"));
        input.put("height", 20);
        input.put("maxItems", 51);
        post("slots", input).statusCode(422).body("errors[0].pointer", equalTo("/maxItems"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example/",
                "/path",
                "#top",
                "mailto:a@b.example",
                "tel:+49",
                "ftp://x.example",
                "https://user:secret@x.example/",
                "http://x.example/",
                "https://p\u0430ypal.example/",
                "https://x.example/%0D%0ASet-Cookie:a=b",
                "https://x.example/\r\nSet-Cookie: a=b",
                "https://x.example/ b",
                "https://",
                "http:x",
                ""
            })
    void addressThatNoClickMayFollowIsRefused(String address) {
        Map<String, Object> input = creativeInput(someAdvertiser(), "ad", "Bad address");
        input.put("clickUrl", address);

        post("creatives", input).statusCode(422).body("errors[0].pointer", equalTo("/clickUrl"));
    }

    @ParameterizedTest
    @CsvSource({"kind, banner", "brand, ' '", "rel, 'Sponsored'", "rel, 'a  b'", "rel, 'a\"b'", "title, ''"})
    void badCreativeIsNamed(String member, String value) {
        Map<String, Object> input = creativeInput(someAdvertiser(), "ad", "Bad creative");
        input.put(member, value);

        post("creatives", input).statusCode(422).body("errors[0].pointer", equalTo("/" + member));
    }

    @Test
    void creativeNeedsAnAdvertiser() {
        post("creatives", creativeInput(Id.next().toString(), "ad", "Nobody's"))
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-advertiser"));
        post("creatives", creativeInput("not-an-id", "ad", "Nobody's"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/advertiser"));
    }

    @Test
    void pictureOfACreativeExistsAndStays() {
        String media = published.picture().toString();
        Map<String, Object> input = creativeInput(someAdvertiser(), "ad", "Pictured");
        input.put("mediaId", Id.next().toString());
        post("creatives", input).statusCode(422).body("errors[0].code", equalTo("unknown-media"));
        input.put("mediaId", media);
        String creative = created("creatives", input);

        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/media/" + media)
                .then()
                .statusCode(409);
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/creatives/" + creative)
                .then()
                .statusCode(204);
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/media/" + media)
                .then()
                .statusCode(204);
    }

    @Test
    void badBookingIsNamed() {
        slot("bad-bookings", "ordered");
        String creative = creative("ad", "Bad bookings");
        Instant now = Instant.now();

        refused(bookingInput("no-such-slot", creative, "standard", 0, null, null), "/slot");
        refused(bookingInput("bad-bookings", Id.next().toString(), "standard", 0, null, null), "/creative");
        refused(bookingInput("bad-bookings", creative, "premium", 0, null, null), "/tier");
        refused(bookingInput("bad-bookings", creative, "standard", -1, null, null), "/position");
        refused(bookingInput("bad-bookings", creative, "standard", 0, now, now), "/until");
        refused(bookingInput("bad-bookings", creative, "standard", 0, now, now.minusSeconds(1)), "/until");
        for (Instant never : List.of(Instant.parse("0999-12-31T23:59:59Z"), Instant.MAX)) {
            SlotFixture.post("bookings", bookingInput("bad-bookings", creative, "standard", 0, never, null))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/from"));
        }
        for (int weight : new int[] {0, 1001, -1}) {
            Map<String, Object> input = bookingInput("bad-bookings", creative, "standard", 0, null, null);
            input.put("weight", weight);
            refused(input, "/weight");
        }
        Map<String, Object> input = bookingInput("bad-bookings", creative, "standard", 0, null, null);
        input.put("weight", 2_147_483_648L);
        refused(input, "/weight");
        given().get("/v1/slots/bad-bookings").then().body("items", hasSize(0));
    }

    @Test
    void bookingReadsBackAsItWasWritten() {
        slot("reads-back", "ordered");
        Instant from = Instant.parse("2026-05-01T08:00:00.123456789Z");
        String id = created(
                "bookings",
                bookingInput("reads-back", creative("ad", "Reads back"), "house", 7, from, from.plusSeconds(60)));

        given().get("/v1/admin/bookings/" + id)
                .then()
                .body("from", equalTo("2026-05-01T08:00:00.123Z"))
                .body("until", equalTo("2026-05-01T08:01:00.123Z"))
                .body("weight", equalTo(100))
                .body("position", equalTo(7))
                .body("tier", equalTo("house"));
        patching("\"v0\"", "{\"until\":null,\"weight\":5}", "bookings/" + id)
                .statusCode(200)
                .body("$", not(hasKey("until")))
                .body("weight", equalTo(5));
    }

    @Test
    void termsOfABookingReadBackAndChange() {
        slot("terms", "rotating");
        String harbour = category("Harbour of terms");
        String tag = created("tags", Map.of("name", "Tea of terms", "slug", "tea-of-terms"));
        Map<String, Object> input = bookingInput("terms", creative("ad", "Terms"), "standard", 0, null, null);
        input.put("goals", Map.of("impressionsPerDay", 500, "impressionsInAll", 9_000_000_000L));
        input.put("caps", Map.of("impressionsPerDay", 600, "clicksInAll", 7));
        input.put("deviceCap", Map.of("times", 3, "per", "PT24H"));
        input.put("pacing", "asap");
        input.put(
                "targeting",
                Map.of(
                        "categories",
                        List.of(harbour),
                        "tags",
                        List.of("tea-of-terms"),
                        "platforms",
                        List.of("ios"),
                        "regions",
                        List.of("CN-GD"),
                        "hours",
                        List.of(Map.of("from", 22, "to", 2)),
                        "days",
                        List.of("friday")));
        String id = created("bookings", input);

        given().get("/v1/admin/bookings/" + id)
                .then()
                .body("status", equalTo("active"))
                .body("goals.impressionsInAll", equalTo(9_000_000_000L))
                .body("caps.clicksInAll", equalTo(7))
                .body("deviceCap.per", equalTo("PT24H"))
                .body("pacing", equalTo("asap"))
                .body("targeting.categories", equalTo(List.of(harbour)))
                .body("targeting.tags", equalTo(List.of(tag)))
                .body("targeting.hours[0].to", equalTo(2));
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/categories/" + harbour)
                .then()
                .statusCode(409)
                .body("code", equalTo("category-in-use"));
        patching(
                        "\"v0\"",
                        "{\"targeting\":{\"categories\":null,\"days\":[\"monday\"]},\"goals\":null,\"pacing\":null}",
                        "bookings/" + id)
                .statusCode(200)
                .body("targeting", not(hasKey("categories")))
                .body("targeting.days", equalTo(List.of("monday")))
                .body("targeting.tags", equalTo(List.of(tag)))
                .body("$", not(hasKey("goals")))
                .body("pacing", equalTo("even"));
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/categories/" + harbour)
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "goals | {\"impressionsPerDay\":0} | 422 | /goals/impressionsPerDay",
                "caps | {\"impressionsInAll\":0} | 422 | /caps/impressionsInAll",
                "caps | {\"clicksPerDay\":-1} | 422 | /caps/clicksPerDay",
                "caps | {\"clicksInAll\":1000000000001} | 422 | /caps/clicksInAll",
                "caps | {\"viewablePerDay\":5} | 400 | /caps/viewablePerDay",
                "deviceCap | {\"times\":0,\"per\":\"PT1H\"} | 422 | /deviceCap/times",
                "deviceCap | {\"times\":3} | 422 | /deviceCap/per",
                "deviceCap | {\"times\":3,\"per\":\"1 hour\"} | 422 | /deviceCap/per",
                "deviceCap | {\"times\":3,\"per\":\"PT0M\"} | 422 | /deviceCap/per",
                "targeting | {\"colours\":[\"red\"]} | 400 | /targeting/colours",
                "targeting | {\"categories\":[\"no-such-category\"]} | 422 | /targeting/categories/0",
                "targeting | {\"tags\":[\"no-such-tag\"]} | 422 | /targeting/tags/0",
                "targeting | {\"platforms\":[\"iOS\"]} | 422 | /targeting/platforms/0",
                "targeting | {\"platforms\":[]} | 422 | /targeting/platforms",
                "targeting | {\"regions\":[\"china\"]} | 422 | /targeting/regions/0",
                "targeting | {\"hours\":[{\"from\":24,\"to\":3}]} | 422 | /targeting/hours/0/from",
                "targeting | {\"hours\":[{\"from\":3,\"to\":3}]} | 422 | /targeting/hours/0",
                "targeting | {\"days\":[\"someday\"]} | 422 | /targeting/days/0",
                "pacing | \"slow\" | 422 | /pacing",
                "weight | 2147483648 | 422 | /weight"
            })
    void badTermIsNamed(String member, String value, int status, String pointer) {
        if (given().get("/v1/admin/slots/bad-terms").statusCode() == 404) {
            slot("bad-terms", "rotating");
            creative("ad", "Bad terms");
        }
        String creative = given().get("/v1/admin/creatives?limit=100").path("data[0].id");
        String booking = "{\"slot\":\"bad-terms\",\"tier\":\"standard\",\"creative\":\"" + creative + "\",\"" + member
                + "\":" + value + "}";

        given().contentType(ContentType.JSON)
                .body(booking)
                .post("/v1/admin/bookings")
                .then()
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void capIsNotBelowItsGoal() {
        slot("low-cap", "rotating");
        Map<String, Object> input = bookingInput("low-cap", creative("ad", "Low cap"), "standard", 0, null, null);
        input.put("goals", Map.of("clicksPerDay", 10));
        input.put("caps", Map.of("clicksPerDay", 9));

        refused(input, "/caps/clicksPerDay");
    }

    @Test
    void bookingIsPausedAndResumed() {
        slot("paused", "pinned");
        String id = booking("paused", creative("ad", "Paused"), "standard", 0);
        String path = "/v1/admin/bookings/" + id;
        given().get("/v1/slots/paused").then().body("items", hasSize(1));

        given().post(path + "/pause").then().statusCode(428);
        given().header("If-Match", "\"v9\"").post(path + "/pause").then().statusCode(412);
        given().header("If-Match", "\"v0\"")
                .post(path + "/pause")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("status", equalTo("paused"));
        given().get("/v1/slots/paused").then().body("items", hasSize(0));
        given().header("If-Match", "\"v1\"")
                .post(path + "/resume")
                .then()
                .statusCode(200)
                .body("status", equalTo("active"));
        given().get("/v1/slots/paused").then().body("items", hasSize(1));
        assertEquals(
                List.of("create slot:paused", "update slot:paused", "update slot:paused"), changes.of("booking", id));
    }

    @Test
    void pinnedSlotHasOneBookingOfATierAtATime() {
        slot("one-at-a-time", "pinned");
        String creative = creative("ad", "One at a time");
        Instant may = Instant.parse("2030-05-01T00:00:00Z");
        Instant june = Instant.parse("2030-06-01T00:00:00Z");
        String first = created("bookings", bookingInput("one-at-a-time", creative, "standard", 0, may, june));

        post("bookings", bookingInput("one-at-a-time", creative, "standard", 5, june.minusSeconds(1), null))
                .statusCode(409)
                .body("code", equalTo("booking-overlaps"))
                .body("detail", containsString(first));
        post("bookings", bookingInput("one-at-a-time", creative, "standard", 5, null, null))
                .statusCode(409);
        created("bookings", bookingInput("one-at-a-time", creative, "house", 0, may, june));
        String second = created("bookings", bookingInput("one-at-a-time", creative, "standard", 0, june, null));
        patching("\"v0\"", "{\"from\":\"2030-05-31T23:59:59Z\"}", "bookings/" + second)
                .statusCode(409);
        patching("\"v0\"", "{\"position\":3}", "bookings/" + second).statusCode(200);

        slot("many-at-a-time", "rotating");
        booking("many-at-a-time", creative, "standard", 0);
        booking("many-at-a-time", creative, "standard", 0);
        patching("\"v0\"", "{\"kind\":\"pinned\"}", "slots/many-at-a-time")
                .statusCode(409)
                .body("code", equalTo("booking-overlaps"));
    }

    @Test
    void slotDoesNotFallBackOnItself() {
        String last = slot("fall-c", "ordered");
        String middle = created("slots", Map.of("key", "fall-b", "name", "B", "kind", "ordered", "fallback", "fall-c"));
        created("slots", Map.of("key", "fall-a", "name", "A", "kind", "ordered", "fallback", middle));

        patching("\"v0\"", "{\"fallback\":\"fall-a\"}", "slots/fall-c")
                .statusCode(422)
                .body("errors[0].code", equalTo("fallback-cycle"));
        patching("\"v0\"", "{\"fallback\":\"fall-c\"}", "slots/fall-c").statusCode(422);
        patching("\"v0\"", "{\"fallback\":\"no-such-slot\"}", "slots/fall-c")
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-slot"));
        refusesToGo("slots/" + last, "slot-in-use");
        patching("\"v0\"", "{\"fallback\":null,\"exclusive\":true}", "slots/fall-b")
                .statusCode(200)
                .body("exclusive", equalTo(true))
                .body("$", not(hasKey("fallback")));
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/slots/" + last)
                .then()
                .statusCode(204);
    }

    @Test
    void patchOfTheWrongTypeIsAProblem() {
        slot("patched-wrongly", "ordered");

        patching("\"v0\"", "{\"maxItems\":\"many\"}", "slots/patched-wrongly")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/maxItems"));
        patching("\"v0\"", "{\"colour\":\"red\"}", "slots/patched-wrongly")
                .statusCode(400)
                .body("code", equalTo("unknown-member"));
        patching("\"v0\"", "[]", "slots/patched-wrongly").statusCode(400);
    }

    @Test
    @TestSecurity(user = "editor", roles = Roles.EDITOR, augmentors = ActingStaff.class)
    void editorsDoNotKeepSlots() {
        for (String list : List.of("slots", "advertisers", "creatives", "bookings")) {
            given().get("/v1/admin/" + list).then().statusCode(403).contentType("application/problem+json");
        }
        post("advertisers", Map.of("name", "By an editor")).statusCode(403);
    }

    @Test
    @TestSecurity(authorizationEnabled = true)
    void strangersDoNotEither() {
        given().get("/v1/admin/slots").then().statusCode(401).contentType("application/problem+json");
    }

    private static String category(String name) {
        return created("categories", Map.of("name", name));
    }

    private String someAdvertiser() {
        return advertiser("For " + Id.next());
    }

    private static RequestSpecification writing(String ifMatch) {
        return given().contentType(ContentType.JSON).header("If-Match", ifMatch);
    }

    private static ValidatableResponse patching(String ifMatch, String patch, String path) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(patch)
                .patch("/v1/admin/" + path)
                .then();
    }

    private static void refused(Map<String, Object> booking, String pointer) {
        post("bookings", booking).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private static void refusesToGo(String path, String code) {
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/" + path)
                .then()
                .statusCode(409)
                .body("code", equalTo(code));
    }
}
