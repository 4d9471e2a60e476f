package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void nothingSaidFitsEverywhere() {
        assertNull(Aim.of(null).misses(at("2026-05-01T08:00:00Z", null, null)));
        assertNull(Aim.of(null).nextChange(Instant.EPOCH.atZone(SHANGHAI)));
    }

    @Test
    void anyCategoryOrTagWillDoButBothMembersMust() {
        Id harbour = Id.next();
        Id tea = Id.next();
        Aim aim = Aim.of(new Targeting(
                List.of(harbour.toString(), Id.next().toString()), List.of(tea.toString()), null, null, null, null));

        assertEquals(SlotReason.Code.TARGETING_CATEGORY, aim.misses(about(Set.of(), Set.of(tea))));
        assertEquals(SlotReason.Code.TARGETING_TAG, aim.misses(about(Set.of(harbour, Id.next()), Set.of())));
        assertNull(aim.misses(about(Set.of(harbour, Id.next()), Set.of(tea))));
    }

    @ParameterizedTest
    @CsvSource({
        "CN, true",
        "CN-GD, true",
        "CN-BJ, true",
        "SG, false",
        "DE-BY, true",
        "DE, false",
        "DE-BE, false",
        ", false"
    })
    void countryStandsForItsPartsButNotTheOtherWayRound(String region, boolean fits) {
        Aim aim = Aim.of(new Targeting(null, null, null, List.of("CN", "DE-BY"), null, null));

        assertEquals(
                fits ? null : SlotReason.Code.TARGETING_REGION, aim.misses(at("2026-05-01T08:00:00Z", null, region)));
    }

    @Test
    void platformHasToBeNamed() {
        Aim aim = Aim.of(new Targeting(null, null, List.of("ios", "android"), null, null, null));

        assertNull(aim.misses(at("2026-05-01T08:00:00Z", "ios", null)));
        assertEquals(SlotReason.Code.TARGETING_PLATFORM, aim.misses(at("2026-05-01T08:00:00Z", "web", null)));
        assertEquals(SlotReason.Code.TARGETING_PLATFORM, aim.misses(at("2026-05-01T08:00:00Z", null, null)));
    }

    /// Shanghai is eight hours ahead.
    @ParameterizedTest
    @CsvSource({
        "2026-04-30T22:59:59Z, false",
        "2026-04-30T23:00:00Z, true",
        "2026-05-01T01:59:59Z, true",
        "2026-05-01T02:00:00Z, false",
        "2026-05-01T14:00:00Z, true",
        "2026-05-01T16:59:00Z, true",
        "2026-05-01T17:00:00Z, false"
    })
    void hoursAreThoseOfTheSiteAndMayLeadOverMidnight(String moment, boolean fits) {
        Aim aim = Aim.of(new Targeting(null, null, null, null, List.of(new Hours(7, 10), new Hours(22, 1)), null));

        assertEquals(fits ? null : SlotReason.Code.TARGETING_HOURS, aim.misses(at(moment, null, null)));
    }

    @Test
    void dayIsThatOfTheSite() {
        Aim aim = Aim.of(new Targeting(null, null, null, null, null, List.of("saturday")));

        // The first of May 2026 is a Friday.
        assertEquals(SlotReason.Code.TARGETING_DAYS, aim.misses(at("2026-05-01T15:59:59Z", null, null)));
        assertNull(aim.misses(at("2026-05-01T16:00:00Z", null, null)));
        assertEquals(Instant.parse("2026-05-01T16:00:00Z"), aim.nextChange(moment("2026-05-01T08:30:00Z")));
    }

    @Test
    void hoursChangeWithTheHour() {
        Aim aim = Aim.of(new Targeting(null, null, null, null, List.of(new Hours(7, 10)), null));

        assertEquals(Instant.parse("2026-05-01T09:00:00Z"), aim.nextChange(moment("2026-05-01T08:30:00Z")));
    }

    /// On Lord Howe Island clocks go back by half an hour.
    @Test
    void hoursEndWhereClocksGoBackByHalfAnHour() {
        Aim aim = Aim.of(new Targeting(null, null, null, null, List.of(new Hours(0, 12)), null));
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        Instant from = Instant.parse("2026-04-04T13:00:00Z");

        double minutes = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> aim.minutes(from, from.plus(Duration.ofHours(26)), zone));

        assertEquals(12.5 * 60, minutes, 90);
        assertTrue(aim.nextChange(Instant.parse("2026-04-04T15:00:00Z").atZone(zone))
                .isAfter(Instant.parse("2026-04-04T15:00:00Z")));
    }

    private static SlotContext about(Set<Id> categories, Set<Id> tags) {
        return new SlotContext(false, categories, tags, null, null, moment("2026-05-01T08:00:00Z"));
    }

    private static SlotContext at(String moment, String platform, String region) {
        return new SlotContext(false, Set.of(), Set.of(), platform, region, moment(moment));
    }

    private static ZonedDateTime moment(String text) {
        return Instant.parse(text).atZone(SHANGHAI);
    }
}
