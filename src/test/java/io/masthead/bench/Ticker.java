package io.masthead.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Says every few seconds how far something is that takes minutes.
final class Ticker {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final String what;
    private final long began = System.nanoTime();
    private long told = began;

    /// @param what is counted
    Ticker(String what) {
        this.what = what;
    }

    void tick(long done, long all) {
        long now = System.nanoTime();
        if (now - told >= PAUSE) {
            told = now;
            System.out.printf(
                    Locale.ROOT,
                    "  %,d of %,d %s after %d s%n",
                    done,
                    all,
                    what,
                    TimeUnit.NANOSECONDS.toSeconds(now - began));
        }
    }
}
