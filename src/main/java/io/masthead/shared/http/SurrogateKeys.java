package io.masthead.shared.http;

import java.util.Collection;
import java.util.List;

/// The surrogate keys of an answer as caches outside are told them.
public final class SurrogateKeys {

    private static final List<String> INNER = List.of("slug:", "address:");

    private SurrogateKeys() {}

    /// The keys that are told: not those of what may come to be at a slug or an old address. They concern answers that
    /// say that nothing is there, which nobody outside keeps.
    public static List<String> told(Collection<String> keys) {
        return keys.stream()
                .filter(key -> INNER.stream().noneMatch(key::startsWith))
                .toList();
    }
}
