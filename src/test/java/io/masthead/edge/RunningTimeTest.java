package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunningTimeTest {

    private static final long PAUSE = 700;

    private final RunningTime time = new RunningTime();

    @Test
    void pauseOfTheWholeNodeHardlyCountsAndTimeNeverGoesBack() throws InterruptedException {
        long before = time.nanos();
        Thread.sleep(PAUSE);
        long during = time.nanos();

        assertTrue(during - before <= TimeUnit.MILLISECONDS.toNanos(200), "counted " + (during - before));
        assertFalse(time.look(), "nobody looked for so long");
        assertTrue(time.nanos() >= during);
        assertTrue(time.nanos() - during < TimeUnit.MILLISECONDS.toNanos(200));
        assertEquals(0, time.steadyFor());
    }

    @Test
    void whoLooksAgainAndAgainSeesTimeGoOn() throws InterruptedException {
        long before = time.nanos();
        long began = System.nanoTime();
        boolean steady = true;
        for (int i = 0; i < 20; i++) {
            Thread.sleep(20);
            steady &= time.look();
        }
        if (steady) {
            long passed = System.nanoTime() - began;
            assertTrue(time.nanos() - before >= passed);
            assertTrue(time.steadyFor() > 0);
        }
    }
}
