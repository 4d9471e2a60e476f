package io.masthead.edge;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Map;

/// A part of answers, kept by itself.
final class KeptPart extends Shelved {

    /// What a part is found under. Nobody outside can ask for one.
    record Key(PartKind<?> kind, Object of) {}

    /// Each key's text, here and in what the part tells of, and its place on the shelf.
    private static final int KEY = 180;

    private final Key key;
    private final Part<?> part;
    private final Map<Id, Long> views;

    KeptPart(Key key, Part<?> part, Instant from, Instant refresh) {
        super(part.shown().keys(), from, part.shown().until(), refresh);
        this.key = key;
        this.part = part;
        views = Map.copyOf(part.shown().views());
    }

    Key key() {
        return key;
    }

    Part<?> part() {
        return part;
    }

    @Override
    Map<Id, Long> views() {
        return views;
    }

    @Override
    int weight() {
        return OVERHEAD + part.weight() + KEY * (keys().size() + views.size());
    }
}
