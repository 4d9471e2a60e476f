package io.masthead.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// How often each number was met. Nothing is boxed while it counts: that happens for each of all hits.
final class LongCounts {

    private static final int FIRST_SIZE = 64;
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /// Open addressing; a count of 0 is a free place.
    private long[] keys = new long[FIRST_SIZE];

    private int[] counts = new int[FIRST_SIZE];
    private int used;

    void count(long key) {
        add(key, 1);
    }

    /// Adds what was counted elsewhere.
    void add(LongCounts others) {
        for (int i = 0; i < others.keys.length; i++) {
            if (others.counts[i] > 0) {
                add(others.keys[i], others.counts[i]);
            }
        }
    }

    private void add(long key, int times) {
        int place = place(key);
        int before = counts[place];
        counts[place] = before + times;
        if (before == 0) {
            keys[place] = key;
            used++;
            if (used > keys.length / 2) {
                grow();
            }
        }
    }

    /// The counts by number, of the most frequent.
    Map<Long, Long> most(int limit) {
        Map<Long, Long> most = HashMap.newHashMap(Math.min(used, limit));
        IntStream places = IntStream.range(0, keys.length).filter(place -> counts[place] > 0);
        IntStream frequent = used <= limit
                ? places
                : places.boxed()
                        .sorted(Comparator.<Integer>comparingInt(place -> -counts[place])
                                .thenComparingLong(place -> keys[place]))
                        .limit(limit)
                        .mapToInt(Integer::intValue);
        frequent.forEach(place -> most.put(keys[place], (long) counts[place]));
        return most;
    }

    private int place(long key) {
        int place = (int) (key * SCATTER >>> 32) & keys.length - 1;
        while (counts[place] > 0 && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
