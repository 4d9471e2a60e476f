package io.masthead.slot;

import static io.masthead.slot.SlotCountingFixture.event;
import static io.masthead.slot.SlotCountingFixture.report;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.http.Roles;
import io.masthead.shared.id.Id;
import io.masthead.slot.SlotCountingFixture.Placed;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = Roles.ADMIN, augmentors = ActingStaff.class)
@Tag("database")
class SlotEventsTest {

    @Inject
    SlotTokens tokens;

    @Inject
    SlotCountingFixture counts;

    @Inject
    Delivered delivered;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    private final Instant now = Instant.now();

    @Test
    void eachEventIsAnsweredInItsOrder() {
        Placed placed = Placed.booked(Map.of());
        Placed other = Placed.booked(Map.of());
        String token = placed.shared(tokens, now);
        var first = event(token, "impression", now);

        report(List.of(
                        first,
                        event(token, "viewable", now),
                        event(token, "click", now.plus(Duration.ofMinutes(4))),
                        first,
                        event("forged" + token, "impression", now),
                        event(placed.shared(tokens, now.minus(Duration.ofDays(2))), "impression", now),
                        event(token, "impression", now.minus(Duration.ofDays(2))),
                        event(token, "impression", now.minus(Duration.ofDays(7)).minusSeconds(60)),
                        event(token, "impression", now.plus(Duration.ofMinutes(6))),
                        event(tokens.client(Id.next(), placed.slot(), now), "impression", now),
                        event(tokens.client(placed.booking(), other.slot(), now), "impression", now),
                        Map.of("token", token, "kind", "impression", "at", now.toString())))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("data[0].eventId", equalTo(first.get("eventId")))
                .body("data[11]", not(hasKey("eventId")))
                .body(
                        "data.status",
                        contains(Stream.concat(
                                        Stream.of("accepted", "accepted", "accepted", "duplicate"),
                                        Collections.nCopies(8, "rejected").stream())
                                .toArray()))
                .body(
                        "data.code",
                        contains(
                                null,
                                null,
                                null,
                                "same-event",
                                "forged",
                                "expired",
                                "before-token",
                                "too-old",
                                "in-the-future",
                                "unknown-booking",
                                "cross-slot",
                                "missing-event-id"));
        assertEquals(List.of(1L, 1L, 1L), counts.within(placed.booking()));
        assertEquals(List.of(0L, 0L, 0L), counts.beyond(placed.booking()));
        assertEquals(List.of(0L, 0L, 0L), counts.within(other.booking()));
    }

    @Test
    void tokenOfAServerDecisionCountsOnceOfEachKindWithoutAName() {
        Placed placed = Placed.booked(Map.of());
        String token = tokens.server(placed.booking(), placed.slot(), now);
        var nameless = Map.<String, Object>of("token", token, "kind", "impression", "at", now.toString());

        report(List.of(nameless, nameless, event(token, "impression", now), event(token, "click", now)))
                .body("data.code", contains(null, "same-token", "same-token", null));
        report(List.of(nameless)).body("data.status", contains("duplicate"));

        assertEquals(List.of(1L, 0L, 1L), counts.within(placed.booking()));
    }

    @Test
    void whatComesAfterTheCapIsAcknowledgedApart() {
        Placed placed = Placed.booked(Map.of("impressionsInAll", 3, "clicksInAll", 1));
        String token = placed.shared(tokens, now);
        var late = event(token, "impression", now);

        report(Stream.generate(() -> event(token, "impression", now)).limit(5).toList())
                .body("data.status", contains("accepted", "accepted", "accepted", "over-cap", "over-cap"));
        report(List.of(event(token, "click", now), event(token, "click", now), late))
                .body("data.status", contains("accepted", "over-cap", "over-cap"));
        report(List.of(late)).body("data.status", contains("duplicate"));

        assertEquals(List.of(3L, 0L, 1L), counts.within(placed.booking()));
        assertEquals(List.of(3L, 0L, 1L), counts.beyond(placed.booking()));
    }

    @Test
    void viewableImpressionsNeverExceedTheCapOfImpressions() {
        Placed placed = Placed.booked(Map.of("impressionsPerDay", 1));
        String token = placed.shared(tokens, now);

        report(List.of(event(token, "viewable", now), event(token, "viewable", now)))
                .body("data.status", contains("accepted", "over-cap"));
    }

    @Test
    void capOfADayIsHeldAgainstTheDayOfTheEvent() {
        Placed placed = Placed.booked(Map.of("impressionsPerDay", 1));
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        String token = placed.shared(tokens, midnight.minusSeconds(60));

        report(List.of(
                        event(token, "impression", midnight.minusSeconds(1)),
                        event(token, "impression", midnight.plusSeconds(1)),
                        event(token, "impression", midnight.minusSeconds(2)),
                        event(token, "impression", midnight.plusSeconds(2))))
                .body("data.status", contains("accepted", "accepted", "over-cap", "over-cap"));
    }

    @Test
    void everyNodeKnowsWhatWasDelivered() {
        Placed placed = Placed.booked(Map.of("impressionsInAll", 2));
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Delivered otherNode = new Delivered(database, java.time.Clock.systemUTC());
        String token = placed.shared(tokens, now);

        report(Stream.generate(() -> event(token, "impression", now)).limit(3).toList());

        assertEquals(2, delivered.of(placed.booking(), today).inAll().impressions());
        assertEquals(2, delivered.of(placed.booking(), today).today().impressions());
        otherNode.refresh();
        assertEquals(2, otherNode.of(placed.booking(), today).inAll().impressions());
        assertEquals(
                0, otherNode.of(placed.booking(), today.plusDays(1)).today().impressions());
        otherNode.add(placed.booking(), EventKind.CLICK, today);
        assertEquals(1, otherNode.of(placed.booking(), today).inAll().clicks());
        otherNode.refresh();
        otherNode.refresh();
        assertEquals(0, otherNode.of(placed.booking(), today).inAll().clicks(), "the database knows better");
    }

    @Test
    void decisionsStopAtOnceWhereTheCapWasReached() {
        Placed placed = Placed.booked(Map.of("impressionsInAll", 2));
        String key = given().get("/v1/admin/slots/" + placed.slot()).path("key");
        String decision = "/v1/slots/" + key + "?decide=server";
        for (int i = 0; i < 2; i++) {
            String token = given().get(decision).path("items[0].token");
            if (token == null) {
                // The event before may have met a reading, and be known twice until the next one.
                delivered.refresh();
                token = given().get(decision).path("items[0].token");
            }
            report(List.of(event(token, "impression", now))).body("data.status", contains("accepted"));
        }

        given().get(decision).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void whatDoesNotCountIsInTheMetricsByItsReason() {
        double before =
                meters.counter("masthead.slots.rejected", "reason", "forged").count();

        report(List.of(event("forged", "impression", now), event("forged", "click", now)));

        assertEquals(
                before + 2,
                meters.counter("masthead.slots.rejected", "reason", "forged").count());
    }

    @Test
    void crawlersAreAnsweredAndNotCounted() {
        Placed placed = Placed.booked(Map.of());

        given().contentType(ContentType.JSON)
                .header("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
                .body(Map.of("events", List.of(event(placed.shared(tokens, now), "impression", now))))
                .post("/v1/slots/events")
                .then()
                .statusCode(200)
                .body("data.code", contains("crawler"));
        assertEquals(List.of(0L, 0L, 0L), counts.within(placed.booking()));
    }

    @Test
    void beaconsTextIsReadAsJson() {
        Placed placed = Placed.booked(Map.of());
        String token = tokens.server(placed.booking(), placed.slot(), now);

        given().contentType("text/plain;charset=UTF-8")
                .body("{\"events\":[{\"token\":\"%s\",\"kind\":\"impression\",\"at\":\"%s\"}]}".formatted(token, now))
                .post("/v1/slots/events")
                .then()
                .statusCode(200)
                .body("data.status", contains("accepted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[]}",
                "{}",
                "{\"events\":[null]}",
                "{\"events\":[{\"kind\":\"click\",\"at\":\"2026-05-01T08:00:00Z\"}]}",
                "{\"events\":[{\"token\":\"t\",\"kind\":\"seen\",\"at\":\"2026-05-01T08:00:00Z\"}]}",
                "{\"events\":[{\"token\":\"t\",\"kind\":\"click\"}]}",
                "{\"events\":[{\"token\":\"t\",\"kind\":\"click\",\"at\":\"2026-05-01T08:00:00Z\",\"eventId\":\"a b\"}]}"
            })
    void whatIsNoSuchEventIsNamed(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/slots/events")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"events\":1}", "{\"events\":[{\"slot\":\"x\"}]}", "{\"events\":[", "GIF89a"})
    void whatIsNoSuchJsonIsRefused(String body) {
        given().contentType("text/plain")
                .body(body)
                .post("/v1/slots/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void moreThan500EventsAndOtherTypesAreRefused() {
        Placed placed = Placed.booked(Map.of());
        String token = placed.shared(tokens, now);

        report(Collections.nCopies(501, event(token, "impression", now))).statusCode(422);
        report(Collections.nCopies(100_000, Map.of())).statusCode(422).body("errors.size()", lessThanOrEqualTo(100));
        given().contentType("application/xml")
                .body("<events/>")
                .post("/v1/slots/events")
                .then()
                .statusCode(415);
        assertEquals(List.of(0L, 0L, 0L), counts.within(placed.booking()));
    }
}
