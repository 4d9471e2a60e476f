package io.masthead.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class TailTest {

    @Inject
    Tail tail;

    @Inject
    ChangeLog log;

    @Inject
    TailConnection connections;

    @Inject
    Heard heard;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    /// Writes down what the tail tells.
    @Singleton
    static class Heard implements Listener {

        private final List<Long> numbers = new CopyOnWriteArrayList<>();

        @Override
        public void changed(List<Entry> entries) {
            entries.forEach(entry -> numbers.add(entry.seq()));
        }
    }

    @Test
    void ownChangeIsTakenInBeforeLong() throws Exception {
        note("told", 1);
        assertTrue(tail.awaitPassed(LoggedChanges.last(), Duration.ofSeconds(1)));
        assertFalse(tail.awaitPassed(LoggedChanges.last() + 1000, Duration.ofMillis(50)));
    }

    /// Whoever reads at any moment, sees every number up to the last one: so nobody who follows can miss one that is
    /// committed later than a higher one.
    @Test
    void orderOfNumbersIsOrderOfCommits() throws Exception {
        long before = LoggedChanges.last();
        heard.numbers.clear();
        var writing = new AtomicBoolean(true);
        Callable<Integer> watcher = () -> {
            int looks = 0;
            try (Connection connection = connections.open()) {
                while (writing.get()) {
                    List<Long> seen = numbers(connection, before);
                    assertEquals(
                            LongStream.rangeClosed(before + 1, before + seen.size())
                                    .boxed()
                                    .toList(),
                            seen);
                    looks++;
                }
            }
            return looks;
        };
        try (var threads = Executors.newFixedThreadPool(9)) {
            var watching = threads.submit(watcher);
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int many = i % 3 + 1;
                writers.add(() -> {
                    for (int n = 0; n < 25; n++) {
                        note("race", many);
                    }
                    return null;
                });
            }
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
            writing.set(false);
            assertTrue(watching.get() > 10, "looked too seldom");
        }

        long last = LoggedChanges.last();
        assertTrue(tail.awaitPassed(last, Duration.ofSeconds(2)));
        List<Long> all = LongStream.rangeClosed(before + 1, last).boxed().toList();
        assertEquals(all, heard.numbers.stream().filter(seq -> seq > before).toList());
    }

    @Test
    void followerGoesOnWhereItStoppedAndTriesAgainWhatFailed() throws Exception {
        List<Long> taken = new CopyOnWriteArrayList<>();
        var failures = new AtomicInteger(2);
        var name = "test " + Id.next();
        Follower follower = new Follower() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void follow(List<Entry> entries) {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("not yet");
                }
                entries.forEach(entry -> taken.add(entry.seq()));
            }
        };
        var first = new Position(follower, database, tail, clock);
        Thread thread = Thread.ofVirtual().start(first);
        until(() -> position(name) >= 0);
        long before = LoggedChanges.last();
        note("first", 3);
        until(() -> taken.size() == 3);
        until(() -> position(name) == before + 3);
        first.stop();
        thread.join();
        note("while nobody follows", 2);

        QuarkusTransaction.requiringNew().run(() -> LoggedChanges.last());
        try (Connection connection = database.getConnection();
                var lapse = connection.prepareStatement("update change_follower set held_until = '2000-01-01'")) {
            lapse.executeUpdate();
        }
        var second = new Position(follower, database, tail, clock);
        Thread.ofVirtual().start(second);
        until(() -> taken.size() == 5);
        second.stop();

        assertEquals(LongStream.rangeClosed(before + 1, before + 5).boxed().toList(), taken);
    }

    private void note(String type, int many) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < many; i++) {
                log.note(Change.of(type, "test", Id.next(), List.of("test")));
            }
        });
    }

    private static List<Long> numbers(Connection connection, long after) throws Exception {
        List<Long> found = new ArrayList<>();
        try (var statement = connection.prepareStatement("select seq from change_entry where seq > ? order by seq")) {
            statement.setLong(1, after);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found;
    }

    private long position(String name) throws Exception {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement("select seq from change_follower where name = ?")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private static void until(Callable<Boolean> done) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!done.call()) {
            assertTrue(System.nanoTime() < end, "not within 15 s");
            Thread.sleep(20);
        }
    }
}
