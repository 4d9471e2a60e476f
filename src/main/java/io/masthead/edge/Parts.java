package io.masthead.edge;

import io.masthead.shared.http.Shown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Parts that many answers have in common. They lie on the same shelf as the answers, are dropped by the same keys and
/// end with the same clock; an answer that has one depends on everything that it depends on. While this node is behind
/// the log, the database is asked instead.
@Singleton
public class Parts {

    /// An answer is kept for a life of its own, and may be made of a part at the end of that one's.
    private static final Duration LONGEST_LIFE = Renderings.LONGEST_LIFE.dividedBy(2);

    private final boolean enabled;
    private final Shelf shelf;
    private final Freshness freshness;
    private final Shown shown;

    Parts(
            @ConfigProperty(name = "masthead.edge-enabled") boolean enabled,
            Shelf shelf,
            Freshness freshness,
            Shown shown) {
        this.enabled = enabled;
        this.shelf = shelf;
        this.freshness = freshness;
        this.shown = shown;
    }

    /// Finds parts that are kept, and has the others made.
    ///
    /// @param of whose parts
    /// @param now at which moment they have to be true
    /// @param make makes parts, at that moment; whom it leaves out has none
    /// @return in no order
    public <K, T> Map<K, T> find(
            PartKind<T> kind, Collection<K> of, Instant now, Function<List<K>, Map<K, Part<T>>> make) {
        Map<K, T> found = new HashMap<>();
        List<K> missing = new ArrayList<>();
        boolean known = enabled && !freshness.isAway() && !freshness.isBehind();
        for (K one : of) {
            KeptPart kept = known ? shelf.find(new KeptPart.Key(kind, one)) : null;
            if (kept != null && kept.isTrue(now.toEpochMilli(), false)) {
                found.put(one, take(kind, kept.part()));
            } else {
                missing.add(one);
            }
        }
        if (!missing.isEmpty()) {
            make(kind, missing, now, make, enabled && isOutside(), found);
        }
        return found;
    }

    private <K, T> void make(
            PartKind<T> kind,
            List<K> missing,
            Instant now,
            Function<List<K>, Map<K, Part<T>>> make,
            boolean keeps,
            Map<K, T> into) {
        long began = shelf.begin();
        try {
            make.apply(missing).forEach((one, part) -> {
                into.put(one, take(kind, part));
                if (keeps) {
                    shelf.keep(new KeptPart(new KeptPart.Key(kind, one), part, now, now.plus(LONGEST_LIFE)), began);
                }
            });
        } finally {
            shelf.end(began);
        }
    }

    /// Within a transaction somebody may still see what was before a drop.
    private static boolean isOutside() {
        return QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION;
    }

    private <T> T take(PartKind<T> kind, Part<?> part) {
        shown.also(part.shown());
        return kind.type().cast(part.value());
    }
}
