package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QueueTest {

    private long nanos;
    private final Queue queue = new Queue(() -> nanos);

    @Test
    void whoeverComesWhileNobodyWaitsIsLetIn() {
        assertFalse(isTooLong(0, 0, 0));
        assertFalse(isTooLong(10_000, 0, 0));
    }

    @Test
    void manyWhoComeAtOnceAreLetInWhileNothingIsKnownAboutThePace() {
        isTooLong(0, 0, 0);
        assertFalse(isTooLong(10, 1_000, 0));
    }

    @Test
    void aLongQueueThatMovesFastIsNotTooLong() {
        isTooLong(0, 0, 0);
        assertFalse(isTooLong(100, 600, 400));
    }

    @Test
    void aQueueThatTakesLongerThanAnybodyWaitsIsTooLong() {
        isTooLong(0, 0, 0);
        assertTrue(isTooLong(100, 600, 40));
    }

    @Test
    void aQueueThatDoesNotMoveAtAllIsTooLong() {
        isTooLong(0, 0, 0);
        assertTrue(isTooLong(400, 60, 0));
    }

    @Test
    void aFewAreNoQueueHoweverSlowlyTheyAreServed() {
        isTooLong(0, 0, 0);
        assertFalse(isTooLong(400, 39, 1));
    }

    @Test
    void thePaceIsThatOfTheLatestHalfSecond() {
        isTooLong(0, 0, 0);
        assertTrue(isTooLong(400, 200, 40));
        isTooLong(200, 200, 60);
        assertFalse(isTooLong(300, 200, 660));
    }

    @Test
    void whatWasBeforeEverybodyHadBeenServedIsForgotten() {
        isTooLong(0, 0, 0);
        assertTrue(isTooLong(400, 200, 40));
        isTooLong(100, 0, 240);
        assertFalse(isTooLong(10, 200, 240));
    }

    @Test
    void aPaceOfLongAgoSaysNothing() {
        isTooLong(0, 0, 0);
        assertFalse(isTooLong(60_000, 200, 40));
    }

    private boolean isTooLong(long millisLater, long waiting, long served) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millisLater);
        return queue.isTooLong(waiting, served);
    }
}
