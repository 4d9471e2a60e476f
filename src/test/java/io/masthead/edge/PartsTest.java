package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.http.Shown;
import io.masthead.testing.Backlog;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Parts of answers are as true as the node is up to date.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PartsTest {

    private static final PartKind<Integer> NUMBER = new PartKind<>("number of a test", Integer.class);

    @Inject
    Parts parts;

    @Inject
    Backlog backlog;

    @Inject
    Clock clock;

    private int made;

    @AfterEach
    void catchUp() {
        backlog.end();
    }

    @Test
    void partIsMadeOnceAndAnewWhileTheNodeIsBehindTheLog() throws InterruptedException {
        assertEquals(Map.of("a", 1, "b", 1), find("a", "b"));
        assertEquals(Map.of("a", 1, "b", 1, "c", 2), find("a", "b", "c"));

        backlog.begin();

        assertEquals(Map.of("a", 3), find("a"));
        assertEquals(Map.of("a", 4), find("a"));
    }

    private Map<String, Integer> find(String... keys) {
        Function<List<String>, Map<String, Part<Integer>>> make = missing -> {
            made++;
            return missing.stream().collect(Collectors.toMap(key -> key, key -> new Part<>(made, new Shown(), 10)));
        };
        return parts.find(NUMBER, List.of(keys), clock.instant(), make);
    }
}
