package io.masthead.edge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the shelf, as large as the settings say.
@Singleton
class EdgeParts {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long FACTS = 4 * MEBIBYTE;

    @Produces
    @Singleton
    Shelf shelf(@ConfigProperty(name = "masthead.edge-weight") long mebibytes) {
        if (mebibytes < 1) {
            throw new IllegalStateException("MASTHEAD_EDGE_WEIGHT is a number of MiB, 1 at least.");
        }
        return new Shelf(mebibytes * MEBIBYTE, FACTS);
    }
}
