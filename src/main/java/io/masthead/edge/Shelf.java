package io.masthead.edge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Where answers, facts and parts of answers are kept. Looking up takes no lock.
///
/// Drops are numbered. Who renders notes the number before the first read ([#begin]); if one of the rendering's keys
/// was dropped since, it is not kept, and [#lastDrop] tells whom it may answer still.
final class Shelf {

    private static final int ODDITY = 64;
    private static final int MOST_SPELLINGS = 8;
    private static final int FEW_DROPS = 1_000;

    private final Map<String, Kept> bySpelling = new ConcurrentHashMap<>();
    private final Map<KeptPart.Key, KeptPart> parts = new ConcurrentHashMap<>();
    private final Map<String, Set<Shelved>> byKey = new HashMap<>();
    private final Map<String, Long> drops = new HashMap<>();
    private final TreeMap<Long, Integer> renderings = new TreeMap<>();
    private final Sieve answers;
    private final Sieve facts;
    private long drop;
    private long cleared;
    private int manyDrops = FEW_DROPS;

    /// @param answers what all answers and parts may weigh together, in bytes
    /// @param facts what all facts may weigh together, in bytes
    Shelf(long answers, long facts) {
        this.answers = new Sieve(answers);
        this.facts = new Sieve(facts);
    }

    /// What is kept under an address, by any spelling that was met before; `null` if nothing is.
    Kept find(String spelling) {
        return wanted(bySpelling.get(spelling));
    }

    /// A part that is kept; `null` if it is not.
    KeptPart find(KeptPart.Key key) {
        return wanted(parts.get(key));
    }

    private static <T extends Shelved> T wanted(T found) {
        if (found != null && !found.wanted) {
            found.wanted = true;
        }
        return found;
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
            manyDrops = FEW_DROPS;
        }
    }

    /// Keeps what a rendering has brought, in the place of what was there, unless one of its keys was dropped since it
    /// began.
    synchronized boolean keep(Shelved fresh, long began) {
        if (lastDrop(fresh.keys()) > began || !sieve(fresh).fits(fresh)) {
            return false;
        }
        Shelved before = enter(fresh);
        if (before != null) {
            remove(before);
        }
        fresh.keys()
                .forEach(key ->
                        byKey.computeIfAbsent(key, any -> new HashSet<>(2)).add(fresh));
        sieve(fresh).add(fresh);
        for (Shelved victim = sieve(fresh).victim();
                victim != null;
                victim = sieve(fresh).victim()) {
            remove(victim);
        }
        return true;
    }

    /// @return what was in its place
    private Shelved enter(Shelved fresh) {
        return switch (fresh) {
            case Kept kept -> {
                kept.spellings.add(kept.address().key());
                yield bySpelling.put(kept.address().key(), kept);
            }
            case KeptPart part -> parts.put(part.key(), part);
        };
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
            Set<Shelved> found = byKey.get(key);
            if (found != null) {
                List.copyOf(found).forEach(this::remove);
            }
        }
        forgetDrops();
    }

    /// What was dropped before the oldest rendering began concerns none. Some always are under way on a busy node.
    private void forgetDrops() {
        if (drops.size() > manyDrops) {
            long oldest = renderings.firstKey();
            drops.values().removeIf(number -> number <= oldest);
            manyDrops = Math.max(FEW_DROPS, 2 * drops.size());
        }
    }

    /// How many drops are remembered for the renderings that are under way.
    synchronized int dropsRemembered() {
        return drops.size();
    }

    /// Drops just these: they show other counts than these articles have by now. An answer that is being made of such a
    /// part is as old as that.
    synchronized void dropCounts(Collection<? extends Shelved> old) {
        drop++;
        for (Shelved one : old) {
            remove(one);
            if (one instanceof KeptPart && !renderings.isEmpty()) {
                one.views().keySet().forEach(id -> drops.put("article:" + id, drop));
            }
        }
    }

    /// Drops everything.
    synchronized void clear() {
        cleared = ++drop;
        Set.copyOf(bySpelling.values()).forEach(this::remove);
        List.copyOf(parts.values()).forEach(this::remove);
    }

    /// All answers that are kept and show how often articles were viewed.
    List<Kept> answersShowingViews() {
        return bySpelling.values().stream()
                .filter(one -> !one.views().isEmpty())
                .distinct()
                .toList();
    }

    /// All parts that do.
    List<KeptPart> partsShowingViews() {
        return parts.values().stream().filter(one -> !one.views().isEmpty()).toList();
    }

    /// What all of it weighs, in bytes.
    synchronized long weight() {
        return answers.weight() + facts.weight();
    }

    /// How many answers, facts and parts are kept.
    synchronized int size() {
        return answers.size() + facts.size();
    }

    private void remove(Shelved kept) {
        if (kept.gone) {
            return;
        }
        kept.gone = true;
        switch (kept) {
            case Kept one -> one.spellings.forEach(spelling -> bySpelling.remove(spelling, one));
            case KeptPart part -> parts.remove(part.key(), part);
        }
        for (String key : kept.keys()) {
            Set<Shelved> others = byKey.get(key);
            others.remove(kept);
            if (others.isEmpty()) {
                byKey.remove(key);
            }
        }
        sieve(kept).remove(kept);
    }

    private Sieve sieve(Shelved kept) {
        return switch (kept) {
            case KeptAnswer answer -> answers;
            case KeptPart part -> answers;
            case KeptFact fact -> facts;
        };
    }
}
