package io.masthead.edge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Where answers and facts are kept. Looking up takes no lock.
///
/// Drops are numbered. Who renders notes the number before the first read ([#begin]); if one of the rendering's keys
/// was
/// dropped since, it is not kept, and [#lastDrop] tells whom it may answer still.
final class Shelf {

    private static final int ODDITY = 64;
    private static final int MOST_SPELLINGS = 8;

    private final Map<String, Kept> bySpelling = new ConcurrentHashMap<>();
    private final Map<String, Set<Kept>> byKey = new HashMap<>();
    private final Map<String, Long> drops = new HashMap<>();
    private final TreeMap<Long, Integer> renderings = new TreeMap<>();
    private final Sieve answers;
    private final Sieve facts;
    private long drop;
    private long cleared;

    /// @param answers what all answers may weigh together, in bytes
    /// @param facts what all facts may weigh together, in bytes
    Shelf(long answers, long facts) {
        this.answers = new Sieve(answers);
        this.facts = new Sieve(facts);
    }

    /// What is kept under an address, by any spelling that was met before; `null` if nothing is.
    Kept find(String spelling) {
        Kept kept = bySpelling.get(spelling);
        if (kept != null && !kept.wanted) {
            kept.wanted = true;
        }
        return kept;
    }

    /// Remembers another spelling of an address, so that it is found at once. Spellings are weighed as long as the
    /// address itself, so one that is much longer is not remembered.
    synchronized void spell(String spelling, Kept kept) {
        boolean odd = spelling.length() > kept.address().key().length() + ODDITY;
        if (!odd
                && !kept.gone
                && kept.spellings.size() < MOST_SPELLINGS
                && bySpelling.putIfAbsent(spelling, kept) == null) {
            kept.spellings.add(spelling);
        }
    }

    /// The number of the last drop.
    synchronized long drops() {
        return drop;
    }

    /// A rendering begins; it must [#end].
    ///
    /// @return the number of the last drop
    synchronized long begin() {
        renderings.merge(drop, 1, Integer::sum);
        return drop;
    }

    /// A rendering has ended.
    synchronized void end(long began) {
        renderings.computeIfPresent(began, (number, many) -> many == 1 ? null : many - 1);
        if (renderings.isEmpty()) {
            drops.clear();
        }
    }

    /// Keeps what a rendering has brought, in the place of what was there, unless one of its keys was dropped since it
    /// began.
    synchronized boolean keep(Kept fresh, long began) {
        if (lastDrop(fresh.keys()) > began || !sieve(fresh).fits(fresh)) {
            return false;
        }
        Kept before = bySpelling.get(fresh.address().key());
        if (before != null) {
            remove(before);
        }
        bySpelling.put(fresh.address().key(), fresh);
        fresh.spellings.add(fresh.address().key());
        fresh.keys()
                .forEach(key ->
                        byKey.computeIfAbsent(key, any -> new HashSet<>(2)).add(fresh));
        sieve(fresh).add(fresh);
        for (Kept victim = sieve(fresh).victim();
                victim != null;
                victim = sieve(fresh).victim()) {
            remove(victim);
        }
        return true;
    }

    /// The number of the last drop of one of these keys, as far as a rendering that is under way needs to know.
    synchronized long lastDrop(Collection<String> keys) {
        long last = cleared;
        for (String key : keys) {
            last = Math.max(last, drops.getOrDefault(key, 0L));
        }
        return last;
    }

    /// Drops everything that has one of these keys.
    synchronized void drop(Collection<String> keys) {
        drop++;
        for (String key : keys) {
            if (!renderings.isEmpty()) {
                drops.put(key, drop);
            }
            Set<Kept> found = byKey.get(key);
            if (found != null) {
                List.copyOf(found).forEach(this::remove);
            }
        }
    }

    /// Drops just this.
    synchronized void drop(Kept kept) {
        remove(kept);
    }

    /// Drops everything.
    synchronized void clear() {
        cleared = ++drop;
        Set.copyOf(bySpelling.values()).forEach(this::remove);
    }

    /// All answers that are kept.
    List<KeptAnswer> answers() {
        return bySpelling.values().stream()
                .filter(KeptAnswer.class::isInstance)
                .map(KeptAnswer.class::cast)
                .distinct()
                .toList();
    }

    /// What all answers and facts weigh, in bytes.
    synchronized long weight() {
        return answers.weight() + facts.weight();
    }

    /// How many answers and facts are kept.
    synchronized int size() {
        return answers.size() + facts.size();
    }

    private void remove(Kept kept) {
        if (kept.gone) {
            return;
        }
        kept.gone = true;
        kept.spellings.forEach(spelling -> bySpelling.remove(spelling, kept));
        for (String key : kept.keys()) {
            Set<Kept> others = byKey.get(key);
            others.remove(kept);
            if (others.isEmpty()) {
                byKey.remove(key);
            }
        }
        sieve(kept).remove(kept);
    }

    private Sieve sieve(Kept kept) {
        return switch (kept) {
            case KeptAnswer answer -> answers;
            case KeptFact fact -> facts;
        };
    }
}
