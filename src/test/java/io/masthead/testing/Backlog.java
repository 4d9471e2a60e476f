package io.masthead.testing;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.shared.id.Id;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// More changes than the node takes in within a second: it is heard, and can ask the database, but is behind.
@Singleton
public class Backlog implements Listener {

    private static final String SUBJECT = "backlog";

    /// A block and one more.
    private static final int CHANGES = 1_001;

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final Semaphore blocks = new Semaphore(0);
    private final ChangeLog log;
    private final Instance<Tail> tail;

    Backlog(ChangeLog log, Instance<Tail> tail) {
        this.log = log;
        this.tail = tail;
    }

    @Override
    public void changed(List<Entry> entries) {
        if (entries.stream().anyMatch(entry -> entry.subject().equals(SUBJECT))) {
            try {
                if (!blocks.tryAcquire(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody has ended the backlog");
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Writes them, and returns as soon as the node is behind. It stays so until [#end].
    public void begin() throws InterruptedException {
        blocks.drainPermits();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < CHANGES; i++) {
                log.note(Change.of("test", SUBJECT, Id.next(), List.of()));
            }
        });
        TimeUnit.MILLISECONDS.sleep(600);
        blocks.release();
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!tail.get().isBehind()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the node takes everything in at once");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// Lets the node take in what is left, however often it was begun.
    public void end() {
        blocks.release(10);
    }
}
