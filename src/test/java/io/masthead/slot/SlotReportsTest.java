package io.masthead.slot;

import static io.masthead.slot.SlotCountingFixture.event;
import static io.masthead.slot.SlotCountingFixture.report;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Roles;
import io.masthead.shared.id.Id;
import io.masthead.slot.SlotCountingFixture.Placed;
import io.masthead.slot.SlotFigures.Counted;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = Roles.ADMIN, augmentors = ActingStaff.class)
class SlotReportsTest {

    @Inject
    SlotTokens tokens;

    @Inject
    ReportRepository reports;

    @Inject
    EntityManager database;

    private final Instant now = Instant.now();

    @Test
    void totalsAreTheAcknowledgedEventsToTheUnit() {
        Placed placed = Placed.booked(Map.of("impressionsInAll", 4));
        String token = placed.shared(tokens, now.minusSeconds(7_200));
        List<Map<String, Object>> events = new ArrayList<>();
        List.of("impression", "viewable", "impression", "click", "impression", "impression", "click", "impression")
                .forEach(kind -> events.add(event(token, kind, now.minusSeconds(900L * events.size()))));
        events.add(events.getFirst());
        events.add(event("forged", "click", now));

        JsonPath receipts = report(events).statusCode(200).extract().jsonPath();
        long accepted = IntStream.range(0, events.size())
                .filter(i -> receipts.getString("data[" + i + "].status").equals("accepted"))
                .count();
        assertEquals(7, accepted);

        String span = "&from=" + now.minusSeconds(86_400);
        for (String path : List.of(
                "bookings/" + placed.booking(), "advertisers/" + placed.advertiser(), "slots/" + placed.slot())) {
            for (String granularity : List.of("hour", "day")) {
                given().get("/v1/admin/" + path + "/report?granularity=" + granularity + span)
                        .then()
                        .statusCode(200)
                        .body("timeZone", equalTo("UTC"))
                        .body("totals.impressions", equalTo(4))
                        .body("totals.viewable", equalTo(1))
                        .body("totals.clicks", equalTo(2))
                        .body("totals.ctr", equalTo(0.5f))
                        .body("totals.overCap.impressions", equalTo(1))
                        .body("totals.overCap.clicks", equalTo(0))
                        .body("data.figures.impressions.sum()", equalTo(4))
                        .body("data.figures.clicks.sum()", equalTo(2))
                        .body("data.figures.overCap.impressions.sum()", equalTo(1));
            }
        }
    }

    @Test
    void quartersMakeUpTheHoursOfAnyZone() {
        Id booking = Id.next();
        Id slot = Id.next();
        for (String quarter : List.of(
                "2026-05-01T08:00:00Z", "2026-05-01T08:15:00Z", "2026-05-01T09:00:00Z", "2026-05-01T09:15:00Z")) {
            QuarkusTransaction.requiringNew()
                    .run(() -> Sql.of(
                                    "insert into slot_quarter values (?, ?, 1, 0, ?, ?, 1)",
                                    booking,
                                    Instant.parse(quarter),
                                    slot,
                                    slot)
                            .run(database));
        }
        ReportSpan span = ReportSpan.of(
                true,
                Instant.parse("2026-05-01T08:15:00Z"),
                Instant.parse("2026-05-01T10:00:00Z"),
                now,
                ZoneId.of("Asia/Kathmandu"));

        assertEquals(
                Set.of(new Counted(0, EventKind.IMPRESSION, false, 2), new Counted(1, EventKind.IMPRESSION, false, 1)),
                new HashSet<>(reports.counted("booking_id", booking, span)));
    }

    @Test
    void csvIsAskedForInTwoWaysAndHarmlessInSpreadsheets() {
        Placed placed = Placed.booked(Map.of(), "=1+1,\"two\"", "https://brand.example/");
        report(List.of(event(placed.shared(tokens, now), "impression", now)));
        String path = "/v1/admin/bookings/" + placed.booking() + "/report?granularity=day&from=" + now;

        String csv = given().accept("text/csv")
                .get(path + "&to=" + now.plusSeconds(1))
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("booking-" + placed.booking() + "-by-day.csv"))
                .extract()
                .asString();

        String[] lines = csv.split("\r\n", -1);
        assertEquals(3, lines.length, csv);
        assertEquals(
                "name,at,local,impressions,viewable,clicks,ctr,overCapImpressions,overCapViewable,overCapClicks",
                lines[0]);
        assertEquals("\"'=1+1,\"\"two\"\"\"", lines[1].substring(0, lines[1].indexOf(",20")));
        assertEquals(",1,0,0,0,0,0,0", lines[1].substring(lines[1].indexOf("Z,1,") + 1));
        assertEquals("", lines[2]);
        given().get(path + "&format=csv&to=" + now.plusSeconds(1)).then().contentType(startsWith("text/csv"));
        given().accept("text/csv").get(path + "&format=json").then().contentType(startsWith("application/json"));
    }

    @Test
    void emptyReportHasEveryDayAndNoRate() {
        Placed placed = Placed.booked(Map.of());

        given().get("/v1/admin/slots/" + placed.slot() + "/report")
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(31))
                .body("totals", not(hasKey("ctr")))
                .body("totals.impressions", equalTo(0));
    }

    @Test
    void removedBookingIsStillReported() {
        Placed placed = Placed.booked(Map.of());
        report(List.of(event(placed.shared(tokens, now), "click", now)));
        String path = "/v1/admin/bookings/" + placed.booking();
        given().header("If-Match", given().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);

        given().get(path + "/report").then().statusCode(200).body("totals.clicks", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookings", "advertisers", "slots"})
    void whatIsNotThereHasNoReport(String collection) {
        given().get("/v1/admin/" + collection + "/" + Id.next() + "/report")
                .then()
                .statusCode(404);
        given().get("/v1/admin/" + collection + "/nothing/report").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "granularity=week",
                "format=xml",
                "from=yesterday",
                "from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z",
                "granularity=hour&from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z",
                "days=3"
            })
    void whatCannotBeAskedIsRefused(String query) {
        Placed placed = Placed.booked(Map.of());

        given().get("/v1/admin/bookings/" + placed.booking() + "/report?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    @TestSecurity(user = "editor", roles = Roles.EDITOR, augmentors = ActingStaff.class)
    void reportsAreForAdmins() {
        given().get("/v1/admin/bookings/" + Id.next() + "/report").then().statusCode(403);
    }
}
