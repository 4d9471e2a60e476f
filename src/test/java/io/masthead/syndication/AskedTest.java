package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskedTest {

    /// Each kind is worked out apart when something comes: a partner must not make a thousand of them.
    @Test
    void thousandLimitsAreFourKindsOfWaiting() {
        Set<Integer> kinds = IntStream.rangeClosed(1, 1_000)
                .mapToObj(limit -> {
                    int waits = new Asked(limit, "json", "none").likeOthers().limit();
                    assertTrue(waits >= 1 && waits <= limit, limit + " became " + waits);
                    return waits;
                })
                .collect(Collectors.toSet());
        assertEquals(Set.of(1, 10, 100, 1_000), kinds);
    }
}
