package io.masthead.syndication;

import io.masthead.article.Outline;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Articles as they went out last, in this node's memory, which follows the change log: partners with plans alike read
/// the same entries one after the other. Which of them a partner may have is asked of the database each time.
@Singleton
class KeptContents implements Listener {

    /// In bytes; Java has two for a character.
    private static final long HEAVIEST = 64L << 20;

    private static final int BESIDE = 300;

    /// Changes of anything else may be seen in an article: a name, a picture, an address.
    private static final Set<String> WITHOUT = Set.of(Ledger.SUBJECT, "plan", "partner", "partner-key");

    /// How articles are written.
    record Shape(Entitlement.Form form, String format, String body) {}

    private record Key(Id article, Shape shape) {}

    private record Kept(Instant publishAt, int revision, Block.Content content) {

        boolean is(Outline now) {
            return publishAt.equals(now.publishAt()) && revision == now.revision();
        }

        long weight() {
            return BESIDE + 2L * content.json().json().length();
        }
    }

    private final Tail tail;
    private final Map<Key, Kept> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Shape> shapes = new HashSet<>();
    private long weight;
    private long drops;

    KeptContents(Tail tail) {
        this.tail = tail;
    }

    /// Whoever writes articles begins here.
    ///
    /// @return what [#keep] wants to know
    synchronized long begin() {
        return drops;
    }

    /// Those of these versions that are known.
    ///
    /// @param upTo a number in the log: what this node has not heard of yet may have changed them
    synchronized Map<Id, Block.Content> find(Collection<Outline> wanted, Shape shape, long upTo) {
        Map<Id, Block.Content> found = new HashMap<>();
        if (upTo <= tail.position()) {
            for (Outline one : wanted) {
                Kept kept = known.get(new Key(one.id(), shape));
                if (kept != null && kept.is(one)) {
                    found.put(one.id(), kept.content);
                }
            }
        }
        return found;
    }

    /// Keeps one, unless something has changed since that was begun.
    synchronized void keep(Outline version, Shape shape, Block.Content content, long began) {
        if (began != drops) {
            return;
        }
        Kept fresh = new Kept(version.publishAt(), version.revision(), content);
        shapes.add(shape);
        weight += fresh.weight() - weight(known.put(new Key(version.id(), shape), fresh));
        var eldest = known.values().iterator();
        while (weight > HEAVIEST) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
    }

    @Override
    public synchronized void changed(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.subject().equals("article")) {
                drops++;
                shapes.forEach(shape -> weight -= weight(known.remove(new Key(entry.subjectId(), shape))));
            } else if (!WITHOUT.contains(entry.subject())) {
                drops++;
                known.clear();
                shapes.clear();
                weight = 0;
            }
        }
    }

    private static long weight(Kept kept) {
        return kept == null ? 0 : kept.weight();
    }
}
