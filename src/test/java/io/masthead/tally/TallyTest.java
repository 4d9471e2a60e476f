package io.masthead.tally;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class TallyTest {

    private static final CounterTable IN_ALL = new CounterTable("slot_total", List.of("booking_id", "kind"), "events");
    private static final CounterTable ON_DAY =
            new CounterTable("slot_day", List.of("day", "booking_id", "kind"), "events");
    private static final long WITHIN = 1;
    private static final long BEYOND = 2;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    ViewTotals totals;

    @Inject
    TallyUpkeep upkeep;

    @Inject
    EntityManager database;

    private final Id article = Id.next();
    private final Instant now = Instant.now();

    @Test
    void twoNodesCountTheSameArticlesExactly() {
        List<Id> articles = IntStream.range(0, 50).mapToObj(i -> Id.next()).toList();
        try (Tally one = new Tally(this::open);
                Tally other = new Tally(this::open)) {
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                Id viewed = articles.get(i % 50);
                answers.add(
                        (i % 3 == 0 ? one : other).count(List.of(view(viewed))).toCompletableFuture());
            }
            answers.forEach(CompletableFuture::join);
        }
        assertEquals(
                Collections.nCopies(50, 100L),
                articles.stream().map(totals.of(articles)::get).toList());
    }

    @Test
    void nameThatTwoNodesBringCountsOnce() {
        try (Tally one = new Tally(this::open);
                Tally other = new Tally(this::open)) {
            List<CompletableFuture<List<Tallied>>> answers = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                List<Increment> event = List.of(event("shared-" + article + i / 4));
                answers.add((i % 2 == 0 ? one : other).count(event).toCompletableFuture());
            }
            long counted = answers.stream()
                    .filter(answer -> answer.join().getFirst().taken().isEmpty())
                    .count();
            assertEquals(250, counted);
        }
        assertEquals(250, views());
    }

    @Test
    void laterNameIsLeftFreeByWhoLostTheEarlierOne() {
        Once first = Once.of("test", "first " + article, now.plusSeconds(60));
        Once second = Once.of("test", "second " + article, now.plusSeconds(60));
        Increment both = new Increment(ViewTotals.of(article, now), List.of(first, second));
        Increment one = new Increment(ViewTotals.of(article, now), List.of(first));
        Increment other = new Increment(ViewTotals.of(article, now), List.of(second));
        try (Tally tally = new Tally(this::open)) {
            assertEquals(List.of(Tallied.COUNTED), join(tally, one));
            assertEquals(first, join(tally, both).getFirst().taken().orElseThrow());
            assertEquals(List.of(Tallied.COUNTED), join(tally, other));
        }
        assertEquals(2, views());
    }

    @Test
    void commitWhoseAnswerWasLostCountsOnce() {
        AtomicInteger left = new AtomicInteger(2);
        TestConnections source = new TestConnections(this::open);
        source.onCommit(commit -> {
            boolean rows = commit.run();
            if (left.getAndDecrement() > 0) {
                throw new SQLException("the answer was lost", "08S01");
            }
            return rows;
        });
        try (Tally tally = new Tally(source)) {
            Increment event = event("lost " + article);
            assertEquals(List.of(Tallied.COUNTED), join(tally, event));
            assertEquals(List.of(Tallied.COUNTED), join(tally, view(article)));
            assertTrue(join(tally, event).getFirst().taken().isPresent());
        }
        assertEquals(2, views());
    }

    @Test
    void whatTheDatabaseGaveUpIsTriedAgain() {
        AtomicInteger left = new AtomicInteger(3);
        TestConnections source = new TestConnections(this::open);
        source.onCommit(commit -> {
            if (left.getAndDecrement() > 0) {
                throw new SQLTransactionRollbackException("deadlock", "40001", 1213);
            }
            return commit.run();
        });
        try (Tally tally = new Tally(source)) {
            assertEquals(List.of(Tallied.COUNTED), join(tally, event("given up " + article)));
        }
        assertEquals(1, views());
    }

    @Test
    void whatIsTooMuchIsRefusedAtOnceAndTheRestIsCountedAtTheEnd() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        TestConnections source = new TestConnections(this::open);
        source.onCommit(commit -> {
            busy.countDown();
            try {
                free.await(30, SECONDS);
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return commit.run();
        });
        Tally tally = new Tally(source);
        CompletableFuture<?> first = tally.count(List.of(view(article))).toCompletableFuture();
        assertTrue(busy.await(30, SECONDS));
        CompletableFuture<?> most = tally.count(Collections.nCopies(Tally.MOST_WAITING, view(article)))
                .toCompletableFuture();
        CompletableFuture<?> tooMuch = tally.count(List.of(view(article))).toCompletableFuture();

        Problem problem = assertInstanceOf(
                Problem.class,
                assertThrows(CompletionException.class, tooMuch::join).getCause());
        assertEquals(503, problem.status());
        assertEquals("1", problem.headers().get("Retry-After"));
        free.countDown();
        tally.close();
        first.join();
        most.join();
        assertEquals(1 + Tally.MOST_WAITING, views());
        assertTrue(tally.count(List.of(view(article))).toCompletableFuture().isCompletedExceptionally());
    }

    @Test
    void limitHoldsExactlyWhileTwoNodesCount() {
        try (Tally one = new Tally(this::open);
                Tally other = new Tally(this::open)) {
            List<CompletableFuture<List<Tallied>>> answers = new ArrayList<>();
            for (int i = 0; i < 1_200; i++) {
                Tally node = i % 2 == 0 ? one : other;
                answers.add(node.count(List.of(limited(137, 1_000), limited(137, 1_000)))
                        .toCompletableFuture());
            }
            long beyond = answers.stream()
                    .flatMap(answer -> answer.join().stream())
                    .filter(Tallied::beyond)
                    .count();
            assertEquals(2_400 - 137, beyond);
        }
        assertEquals(137, inAll(WITHIN));
        assertEquals(2_400 - 137, inAll(BEYOND));
    }

    @Test
    void tightestOfSeveralLimitsHoldsAndTheOthersAreNotUsedUp() {
        try (Tally tally = new Tally(this::open)) {
            assertEquals(
                    List.of(Tallied.COUNTED, Tallied.COUNTED, Tallied.BEYOND, Tallied.BEYOND),
                    tally.count(Collections.nCopies(4, limited(3, 2)))
                            .toCompletableFuture()
                            .join());
            assertEquals(List.of(Tallied.COUNTED), join(tally, limited(3, 1_000)));
            assertEquals(List.of(Tallied.BEYOND), join(tally, limited(3, 1_000)));
        }
        assertEquals(3, inAll(WITHIN));
        assertEquals(3, inAll(BEYOND));
    }

    @Test
    void batchWhoseAnswerWasLostIsDividedAsItWasCommitted() {
        AtomicInteger left = new AtomicInteger(2);
        TestConnections source = new TestConnections(this::open);
        source.onCommit(commit -> {
            boolean rows = commit.run();
            if (left.getAndDecrement() > 0) {
                throw new SQLException("the answer was lost", "08S01");
            }
            return rows;
        });
        try (Tally tally = new Tally(source)) {
            assertEquals(
                    List.of(Tallied.COUNTED, Tallied.COUNTED, Tallied.BEYOND),
                    tally.count(Collections.nCopies(3, limited(2, 1_000)))
                            .toCompletableFuture()
                            .join());
            assertEquals(List.of(Tallied.BEYOND), join(tally, limited(2, 1_000)));
        }
        assertEquals(2, inAll(WITHIN));
        assertEquals(2, inAll(BEYOND));
    }

    @Test
    void nameIsForgottenWhenItsTimeIsOver() {
        Increment over = named("over " + article, now.minusSeconds(60));
        Increment kept = named("kept " + article, now.plusSeconds(600));
        try (Tally tally = new Tally(this::open)) {
            join(tally, over);
            join(tally, kept);
            assertTrue(join(tally, over).getFirst().taken().isPresent());

            upkeep.forget();

            assertEquals(List.of(Tallied.COUNTED), join(tally, over));
            assertTrue(join(tally, kept).getFirst().taken().isPresent());
        }
        assertEquals(3, views());
    }

    @Test
    void longBatchIsWrittenInParts() {
        List<Increment> events = IntStream.range(0, 2_500)
                .mapToObj(i -> new Increment(
                        ViewTotals.of(article, now.minus(i, ChronoUnit.HOURS)),
                        List.of(Once.of("test", "part " + article + i, now.plusSeconds(60)))))
                .toList();
        try (Tally tally = new Tally(this::open)) {
            assertEquals(
                    Collections.nCopies(2_500, Tallied.COUNTED),
                    tally.count(events).toCompletableFuture().join());
        }
        assertEquals(2_500, views());
    }

    private Connection open() throws SQLException {
        return Tally.open(url, user, password);
    }

    private Increment view(Id viewed) {
        return new Increment(ViewTotals.of(viewed, now), List.of());
    }

    private Increment event(String name) {
        return named(name, now.plusSeconds(600));
    }

    private Increment named(String name, Instant until) {
        return new Increment(ViewTotals.of(article, now), List.of(Once.of("test", name, until)));
    }

    /// Counts an event, limited in all and on a day.
    private Increment limited(long most, long mostOnDay) {
        Counter within = IN_ALL.counter(article.value(), WITHIN);
        Counter onDay = ON_DAY.counter(20260501L, article.value(), WITHIN);
        return new Increment(
                List.of(within, onDay),
                List.of(),
                List.of(new Limit(within, most), new Limit(onDay, mostOnDay)),
                List.of(IN_ALL.counter(article.value(), BEYOND)));
    }

    private long inAll(long kind) {
        return Sql.of("select events from slot_total where booking_id = ? and kind = ?", article, kind)
                .rows(database)
                .getFirst()
                .number(0);
    }

    private static List<Tallied> join(Tally tally, Increment increment) {
        return tally.count(List.of(increment)).toCompletableFuture().join();
    }

    private long views() {
        return totals.of(List.of(article)).get(article);
    }
}
