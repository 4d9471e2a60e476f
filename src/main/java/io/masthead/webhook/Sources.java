package io.masthead.webhook;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/// Knows where whose events come from.
@Singleton
class Sources {

    private final Instance<EventSource> all;

    Sources(Instance<EventSource> all) {
        this.all = all;
    }

    EventSource of(Owner owner) {
        return all.stream()
                .filter(source -> source.serves(owner))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody has events for " + owner));
    }
}
