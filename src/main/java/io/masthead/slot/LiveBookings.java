package io.masthead.slot;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.shared.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// What is booked, in this node's memory: read when it is first asked for, and anew after a change of anything
/// that it is made of. Follows the change log, before the edge does: what is rendered after a drop knows the
/// change.
@Singleton
public class LiveBookings implements Listener {

    private static final Logger LOG = Logger.getLogger(LiveBookings.class);
    private static final Set<String> MADE_OF =
            Set.of("slot", "booking", "creative", "advertiser", "category", "tag", "media", "site");

    private static final Set<String> UNUSED = Set.of("creative", "advertiser", "tag", "media");

    private final BookedRepository repository;
    private final Clock clock;
    private final Executor own = Executors.newVirtualThreadPerTaskExecutor();

    /// What is known, or will be in a moment; `null` if it has to be read anew.
    private CompletableFuture<Booked> known;

    LiveBookings(BookedRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public void changed(List<Entry> entries) {
        if (entries.stream().anyMatch(LiveBookings::matters)) {
            forget();
        }
    }

    /// What is new cannot be booked yet; but a new category may stand below one that is.
    private static boolean matters(Entry entry) {
        return MADE_OF.contains(entry.subject())
                && !(entry.type().equals("create") && UNUSED.contains(entry.subject()));
    }

    /// Reads everything anew when it is next asked for.
    public synchronized void forget() {
        known = null;
    }

    /// What is booked, if it is at hand without waiting; else `null`. For event loops.
    synchronized Booked atHand() {
        Booked booked = known == null || known.isCompletedExceptionally() ? null : known.getNow(null);
        return booked == null || !booked.until().isAfter(clock.instant()) ? null : booked;
    }

    /// What is booked. Takes a statement or two now and then, which are nobody's in particular.
    ///
    /// @throws Problem `503` if the database cannot be asked
    Booked now() {
        try {
            return soon().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof Problem problem ? problem : failed;
        }
    }

    /// [#now] for those who cannot wait: at once if it is at hand.
    CompletionStage<Booked> soon() {
        Booked atHand = atHand();
        return atHand != null
                ? CompletableFuture.completedFuture(atHand)
                : reading().exceptionally(failed -> {
                    LOG.warnf("What is booked cannot be read: %s", failed);
                    throw Problem.withoutDatabase();
                });
    }

    private synchronized CompletableFuture<Booked> reading() {
        if (known == null || known.isDone()) {
            known = CompletableFuture.supplyAsync(
                    () -> QuarkusTransaction.requiringNew().call(() -> repository.read(clock.instant())), own);
        }
        return known;
    }
}
