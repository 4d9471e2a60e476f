package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LongCountsTest {

    private final LongCounts counts = new LongCounts();

    @Test
    void eachNumberIsCountedHoweverManyThereAre() {
        LongStream.range(-500, 500).forEach(key -> {
            counts.count(key << 40);
            counts.count(key << 40);
        });

        Map<Long, Long> all = counts.most(1000);

        assertEquals(1000, all.size());
        LongStream.range(-500, 500).forEach(key -> assertEquals(2, all.get(key << 40)));
    }

    @Test
    void theMostFrequentAreTold() {
        for (long key : new long[] {7, 0, 7, 9, 0, 7}) {
            counts.count(key);
        }

        assertEquals(Map.of(7L, 3L, 0L, 2L), counts.most(2));
    }
}
