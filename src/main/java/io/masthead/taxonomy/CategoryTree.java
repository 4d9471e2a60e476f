package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All categories as they stand at one moment.
public final class CategoryTree {

    /// A category without its relatives.
    ///
    /// @param parent its parent, or `null` at the top
    public record Node(Id id, String slug, String name, String description, Id parent, int position) {}

    private static final Comparator<Node> ORDER =
            Comparator.comparingInt(Node::position).thenComparing(Node::id);

    private final Map<Id, Node> nodes = new LinkedHashMap<>();

    CategoryTree(List<Node> nodes) {
        nodes.stream().sorted(ORDER).forEach(node -> this.nodes.put(node.id(), node));
    }

    /// How many there are.
    public int size() {
        return nodes.size();
    }

    public Optional<Node> find(Id id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// Finds a category by its current slug or its id.
    public Optional<Node> find(String slugOrId) {
        return Id.parse(slugOrId)
                .map(nodes::get)
                .or(() -> nodes.values().stream()
                        .filter(node -> node.slug().equals(slugOrId))
                        .findFirst());
    }

    /// The way from the top down to this category, itself included; empty for an unknown one.
    public List<Node> path(Id id) {
        List<Node> path = new ArrayList<>();
        for (Node node = nodes.get(id); node != null; node = node.parent() == null ? null : nodes.get(node.parent())) {
            path.addFirst(node);
        }
        return path;
    }

    /// Its children in order; `null` asks for the top categories.
    public List<Node> children(Id parent) {
        return nodes.values().stream()
                .filter(node -> parent == null ? node.parent() == null : parent.equals(node.parent()))
                .toList();
    }

    /// Whether `id` is `other` or stands somewhere below it.
    public boolean isWithin(Id id, Id other) {
        return path(id).stream().anyMatch(node -> node.id().equals(other));
    }
}
