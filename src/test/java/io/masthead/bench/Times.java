package io.masthead.bench;

import java.util.Arrays;

/// How long each of many requests took.
final class Times {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final long[] nanos;

    /// @param nanos one for each request
    Times(long... nanos) {
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    /// In milliseconds; 0 of none.
    double median() {
        if (nanos.length == 0) {
            return 0;
        }
        int middle = nanos.length / 2;
        long twice = nanos.length % 2 == 1 ? 2 * nanos[middle] : nanos[middle - 1] + nanos[middle];
        return twice / 2.0 / NANOS_PER_MILLI;
    }

    /// The time that one of a hundred exceeds, in milliseconds; 0 of none.
    double p99() {
        return nanos.length == 0 ? 0 : nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / NANOS_PER_MILLI;
    }

    int size() {
        return nanos.length;
    }
}
