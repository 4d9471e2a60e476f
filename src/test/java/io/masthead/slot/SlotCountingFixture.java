package io.masthead.slot;

import static io.masthead.slot.SlotFixture.bookingInput;
import static io.masthead.slot.SlotFixture.created;
import static io.masthead.slot.SlotFixture.creativeInput;
import static io.restassured.RestAssured.given;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.testing.Story;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Books slots, reports events, and looks what the tables of counts say.
@Singleton
class SlotCountingFixture {

    private final EntityManager database;

    SlotCountingFixture(EntityManager database) {
        this.database = database;
    }

    /// A booking of its own in a slot of its own.
    record Placed(Id booking, Id slot, Id advertiser, Id creative) {

        static Placed booked(Map<String, ?> caps) {
            return booked(caps, Story.slug("brand"), "https://brand.example/");
        }

        static Placed booked(Map<String, ?> caps, String brand, String clickUrl) {
            String slot = SlotFixture.slot(Story.slug("counted").toLowerCase(), "rotating");
            String advertiser = SlotFixture.advertiser(Story.slug("advertiser"));
            Map<String, Object> creative = creativeInput(advertiser, "ad", brand);
            creative.put("clickUrl", clickUrl);
            String shown = created("creatives", creative);
            Map<String, Object> input = new HashMap<>(bookingInput(slot, shown, "standard", 0, null, null));
            if (!caps.isEmpty()) {
                input.put("caps", caps);
            }
            return new Placed(Id.of(created("bookings", input)), Id.of(slot), Id.of(advertiser), Id.of(shown));
        }

        /// The token of a decision that was kept since then.
        String shared(SlotTokens tokens, Instant since) {
            return tokens.client(booking, slot, since);
        }
    }

    static Map<String, Object> event(String token, String kind, Instant at) {
        return Map.of("eventId", UUID.randomUUID().toString(), "token", token, "kind", kind, "at", at.toString());
    }

    static ValidatableResponse report(List<Map<String, Object>> events) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("events", events))
                .post("/v1/slots/events")
                .then();
    }

    /// Impressions, viewable impressions and clicks within the caps.
    List<Long> within(Id booking) {
        return Stream.of(EventKind.values())
                .map(kind -> count(booking, kind, 0))
                .toList();
    }

    List<Long> beyond(Id booking) {
        return Stream.of(EventKind.values())
                .map(kind -> count(booking, kind, 1))
                .toList();
    }

    private long count(Id booking, EventKind kind, long beyond) {
        return Sql.of(
                        "select coalesce(sum(events), 0) from slot_quarter where booking_id = ? and kind = ? and beyond = ?",
                        booking,
                        kind.column(),
                        beyond)
                .rows(database)
                .getFirst()
                .number(0);
    }
}
