package io.masthead.search;

import io.quarkus.arc.Arc;
import java.time.Duration;

/// Waits for the index, which is opened only when the application has started.
public final class SearchReady {

    private SearchReady() {}

    public static void await() {
        Arc.container().instance(IndexKeeper.class).get().ask(Duration.ofSeconds(60), IndexQueries::size);
    }
}
