package io.masthead.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant FIRST = Instant.parse("2026-05-01T08:00:00Z");

    private final Backoff even = new Backoff(() -> 0.5);

    @Test
    void eventIsTriedLaterEachTimeAndLastADayAfterTheFirst() {
        List<Duration> at = new ArrayList<>();
        Instant now = FIRST;
        for (int tries = 1; now != null; tries++) {
            at.add(Duration.between(FIRST, now));
            now = even.next(tries, FIRST, now, null);
        }

        assertEquals(Duration.ofSeconds(5), at.get(1));
        assertEquals(Duration.ofSeconds(20), at.get(2));
        assertEquals(Duration.ofSeconds(65), at.get(3));
        assertEquals(Duration.ofHours(24), at.getLast());
        assertTrue(at.size() >= 12 && at.size() <= 18, at.toString());
        for (int i = 1; i < at.size(); i++) {
            assertTrue(at.get(i).minus(at.get(i - 1)).compareTo(Duration.ofHours(4)) <= 0, at.toString());
        }
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        Instant soonest = new Backoff(() -> 0).next(3, FIRST, FIRST, null);
        Instant latest = new Backoff(() -> 1).next(3, FIRST, FIRST, null);

        assertEquals(Duration.ofSeconds(36), Duration.between(FIRST, soonest));
        assertEquals(Duration.ofSeconds(54), Duration.between(FIRST, latest));
    }

    @Test
    void afterADayItIsGivenUp() {
        assertNull(even.next(9, FIRST, FIRST.plus(Duration.ofHours(24)), null));
        assertEquals(
                FIRST.plus(Duration.ofHours(24)),
                even.next(9, FIRST, FIRST.plus(Duration.ofHours(24)).minusSeconds(1), null));
    }

    @Test
    void receiverThatAsksForAPauseGetsOneOfAnHourAtMost() {
        assertEquals(FIRST.plusSeconds(120), even.next(1, FIRST, FIRST, FIRST.plusSeconds(120)));
        assertEquals(FIRST.plusSeconds(5), even.next(1, FIRST, FIRST, FIRST.plusSeconds(1)));
        assertEquals(FIRST.plusSeconds(3600), even.next(1, FIRST, FIRST, FIRST.plusSeconds(99_999)));
    }

    @Test
    void endpointThatIsDownIsProbedEveryHalfHourInTheEnd() {
        assertEquals(FIRST.plusSeconds(5), even.probe(Backoff.DOWN, FIRST, null));
        assertEquals(FIRST.plus(Duration.ofMinutes(30)), even.probe(Backoff.DOWN + 40, FIRST, null));
    }
}
