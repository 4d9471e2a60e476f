package io.masthead.tally;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A node that does nothing but count, until it is killed. Each line it prints acknowledges one view: `event 17` of one
/// with a name, `plain` of one without.
final class CountingNode {

    static final Id NAMED = new Id(1);
    static final Id PLAIN = new Id(2);

    /// How many views are under way at once; half of them have names.
    static final int AT_ONCE = 64;

    private CountingNode() {}

    /// @param arguments address, user and password of the database
    public static void main(String... arguments) throws InterruptedException {
        count(new Tally(() -> Tally.open(arguments[0], arguments[1], arguments[2])));
        Thread.currentThread().join();
    }

    static Increment event(int number) {
        return new Increment(
                ViewTotals.of(NAMED, Instant.now()),
                List.of(Once.of("crash", "event " + number, Instant.now().plusSeconds(86_400))));
    }

    static Increment plain() {
        return new Increment(ViewTotals.of(PLAIN, Instant.now()), List.of());
    }

    private static void count(Tally tally) {
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < AT_ONCE; i++) {
            boolean named = i % 2 == 0;
            Thread.ofVirtual().start(() -> {
                while (true) {
                    int number = named ? next.getAndIncrement() : -1;
                    tally.count(List.of(named ? event(number) : plain()))
                            .toCompletableFuture()
                            .join();
                    System.out.println(named ? "event " + number : "plain");
                }
            });
        }
    }
}
