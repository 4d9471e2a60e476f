package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<String> begun = new ArrayList<>();
    private long millis;
    private final Turns turns = new Turns(2, Duration.ofMillis(500), () -> TimeUnit.MILLISECONDS.toNanos(millis));

    @Test
    void whoComesFirstIsFirst() {
        for (String one : List.of("a", "b", "c", "d")) {
            assertTrue(take(one));
        }
        assertEquals(List.of("a", "b"), begun);

        turns.end();
        turns.end();

        assertEquals(List.of("a", "b", "c", "d"), begun);
    }

    @Test
    void whoIsNotWantedAnyMoreKeepsNobodyElse() {
        take("a");
        take("b");
        assertTrue(turns.take(() -> false));
        take("d");

        turns.end();

        assertEquals(List.of("a", "b", "d"), begun);
        assertTrue(turns.take(() -> false));
        turns.end();
        turns.end();
        take("e");
        take("f");
        assertEquals(List.of("a", "b", "d", "e", "f"), begun);
    }

    @Test
    void onlyAsManyAsHaveTurnsWaitWhileNothingMoves() {
        take("a");
        take("b");
        take("waits");
        millis = 501;
        assertTrue(take("waits too"));
        assertFalse(take("is refused"));

        turns.end();
        assertTrue(take("waits again"));
    }

    @Test
    void aFewAreNotRefusedForAMomentInWhichNothingMoved() {
        take("a");
        take("b");
        take("waits");
        for (int i = 0; i < 20; i++) {
            assertTrue(take("waits"), "after " + i);
            turns.end();
            millis += i == 10 ? 5_000 : 1;
        }
    }

    @Test
    void noMoreWaitThanCanBeServedInTime() {
        take("a");
        take("b");
        // One every 10 ms: 50 of them are half a second.
        for (int i = 0; i < 1000; i++) {
            take("waits");
            if (i % 2 == 1) {
                millis += 10;
                turns.end();
            }
        }

        int served = begun.size();

        for (int before = -1; before < begun.size(); turns.end()) {
            before = begun.size();
        }
        int waited = begun.size() - served;
        assertTrue(waited >= 45 && waited <= 55, waited + " waited");
    }

    private boolean take(String one) {
        return turns.take(() -> begun.add(one));
    }
}
