package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportSpanTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:34:56Z");

    @Test
    void hoursOfAZoneWithThreeQuartersOfAnHourBeginAtAQuarter() {
        ReportSpan span = ReportSpan.of(
                true,
                Instant.parse("2026-05-01T08:20:00Z"),
                Instant.parse("2026-05-01T10:00:00Z"),
                NOW,
                ZoneId.of("Asia/Kathmandu"));

        assertEquals(begins("2026-05-01T08:15:00Z", "2026-05-01T09:15:00Z"), instants(span));
        assertEquals(Instant.parse("2026-05-01T10:15:00Z"), span.end());
    }

    @Test
    void dayOfTheChangeToSummerTimeHas23Hours() {
        Instant from = Instant.parse("2026-03-28T23:00:00Z");
        ReportSpan days = ReportSpan.of(false, from, from.plusSeconds(1), NOW, ZoneId.of("Europe/Berlin"));
        ReportSpan hours = ReportSpan.of(true, from, days.end(), NOW, ZoneId.of("Europe/Berlin"));

        assertEquals(Duration.ofHours(23), Duration.between(from, days.end()));
        assertEquals(23, hours.begins().size());
    }

    @Test
    void hourThatComesTwiceIsTwoHours() {
        Instant from = Instant.parse("2026-10-24T22:00:00Z");
        ReportSpan hours = ReportSpan.of(true, from, from.plus(Duration.ofHours(25)), NOW, ZoneId.of("Europe/Berlin"));

        assertEquals(25, hours.begins().size());
        assertEquals(
                2, hours.begins().stream().filter(hour -> hour.getHour() == 2).count());
    }

    @Test
    void changeByHalfAnHourMakesAHalfHour() {
        Instant from = Instant.parse("2026-04-04T14:00:00Z");
        ReportSpan hours =
                ReportSpan.of(true, from, from.plus(Duration.ofHours(3)), NOW, ZoneId.of("Australia/Lord_Howe"));

        assertEquals(
                begins("2026-04-04T14:00:00Z", "2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z"),
                instants(hours));
    }

    @Test
    void whatIsNotSaidIsTheLastDayOrMonth() {
        assertEquals(
                25,
                ReportSpan.of(true, null, null, NOW, ZoneId.of("UTC")).begins().size());
        assertEquals(
                31,
                ReportSpan.of(false, null, null, NOW, ZoneId.of("UTC")).begins().size());
    }

    @Test
    void backwardsAndTooLongIsRefused() {
        for (Instant from : new Instant[] {NOW, NOW.plusSeconds(1), NOW.minus(Duration.ofDays(32))}) {
            Problem problem = assertThrows(Problem.class, () -> ReportSpan.of(true, from, NOW, NOW, ZoneId.of("UTC")));
            assertEquals(400, problem.status());
        }
    }

    private static List<Instant> instants(ReportSpan span) {
        return span.begins().stream().map(begin -> begin.toInstant()).toList();
    }

    private static List<Instant> begins(String... moments) {
        return List.of(moments).stream().map(Instant::parse).toList();
    }
}
