package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BacklogTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Backlog backlog = new Backlog();

    @Test
    void whatNobodyWaitsForIsGathered() {
        backlog.take(7);
        backlog.know(8);

        assertTrue(took(SHORT).compareTo(SHORT) >= 0, "nothing is due yet");
        assertEquals(1, backlog.size());
    }

    @Test
    void whoWaitsIsWorkedForAtOnce() {
        backlog.take(7);
        backlog.know(8);
        Thread.startVirtualThread(() -> {
            backlog.awaitWork(LONG);
            backlog.take(8);
        });

        assertTrue(backlog.awaitTaken(Duration.ofSeconds(1)));
    }

    @Test
    void manyChangesAreDueAtOnce() {
        backlog.take(7);
        backlog.know(700);

        assertTrue(took(LONG).compareTo(SHORT) < 0);
    }

    @Test
    void whoeverDoesNotWaitLearnsThatTheIndexIsBehind() {
        assertFalse(backlog.awaitTaken(Duration.ZERO), "there is none");
        backlog.take(7);
        assertTrue(backlog.awaitTaken(Duration.ZERO));
        backlog.know(8);
        assertFalse(backlog.awaitTaken(Duration.ZERO));
        assertTrue(took(SHORT).compareTo(SHORT) >= 0, "that makes nothing due");
    }

    @Test
    void anIndexThatIsGoneHasNothingToTakeIn() {
        backlog.take(7);
        backlog.know(700);
        backlog.lose();

        assertFalse(backlog.awaitTaken(SHORT));
        assertTrue(took(SHORT).compareTo(SHORT) >= 0);
    }

    /// How long work is waited for.
    private Duration took(Duration atMost) {
        long began = System.nanoTime();
        backlog.awaitWork(atMost);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
