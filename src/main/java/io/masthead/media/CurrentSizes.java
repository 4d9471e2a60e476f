package io.masthead.media;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The sizes in which pictures are made from now on.
@Singleton
class CurrentSizes {

    private volatile RenditionSet set;

    CurrentSizes(@ConfigProperty(name = "masthead.media-widths") String widths) {
        set = RenditionSet.parse(widths);
    }

    RenditionSet set() {
        return set;
    }

    /// Makes pictures in other sizes, as another setting would after a start.
    void use(RenditionSet other) {
        set = other;
    }
}
