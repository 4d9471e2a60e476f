package io.masthead.edge;

import java.util.HashMap;
import java.util.Map;

/// Decides what makes room: SIEVE (Zhang and others, NSDI 2024). New entries come in at the front; a hand walks
/// from the back, spares what was asked for since it last passed, and evicts the first that was not. To be asked
/// for costs one write to the entry at most, so readers never wait for each other. Not safe for threads: the shelf
/// guards it.
final class Sieve {

    private static final class Node {
        private final Shelved kept;
        private Node older;
        private Node newer;

        Node(Shelved kept) {
            this.kept = kept;
        }
    }

    private final long budget;
    private final Map<Shelved, Node> nodes = new HashMap<>();
    private Node newest;
    private Node oldest;
    private Node hand;
    private long weight;

    /// @param budget what all entries may weigh together, in bytes
    Sieve(long budget) {
        this.budget = budget;
    }

    long weight() {
        return weight;
    }

    int size() {
        return nodes.size();
    }

    /// Whether an entry may come in at all.
    boolean fits(Shelved kept) {
        return kept.weight() <= budget;
    }

    void add(Shelved kept) {
        var node = new Node(kept);
        nodes.put(kept, node);
        node.older = newest;
        if (newest != null) {
            newest.newer = node;
        }
        newest = node;
        if (oldest == null) {
            oldest = node;
        }
        weight += kept.weight();
    }

    void remove(Shelved kept) {
        Node node = nodes.remove(kept);
        if (node == null) {
            return;
        }
        if (hand == node) {
            hand = node.newer;
        }
        if (node.newer == null) {
            newest = node.older;
        } else {
            node.newer.older = node.older;
        }
        if (node.older == null) {
            oldest = node.newer;
        } else {
            node.older.newer = node.newer;
        }
        weight -= kept.weight();
    }

    /// The entry that has to go, or `null` while all weigh no more than the budget.
    Shelved victim() {
        if (weight <= budget) {
            return null;
        }
        Node at = hand == null ? oldest : hand;
        while (at.kept.wanted) {
            at.kept.wanted = false;
            at = at.newer == null ? oldest : at.newer;
        }
        hand = at.newer;
        return at.kept;
    }
}
