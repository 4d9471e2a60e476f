package io.masthead.feed;

import io.masthead.shared.text.SafeLink;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How feeds are made: `MASTHEAD_FEEDS_CONTENT` and `MASTHEAD_FEEDS_HUB`. Wrong settings stop the start.
@Startup
@Singleton
class FeedSettings {

    private final boolean whole;
    private final Optional<String> hub;

    FeedSettings(
            @ConfigProperty(name = "masthead.feeds-content") String content,
            @ConfigProperty(name = "masthead.feeds-hub") Optional<String> hub) {
        if (!content.equals("full") && !content.equals("summary")) {
            throw new IllegalStateException("MASTHEAD_FEEDS_CONTENT must be 'full' or 'summary'.");
        }
        this.whole = content.equals("full");
        this.hub = hub.map(String::strip).filter(address -> !address.isEmpty());
        if (this.hub.isPresent()
                && (!SafeLink.isExternal(this.hub.get())
                        || SafeLink.of(this.hub.get()).isEmpty())) {
            throw new IllegalStateException("MASTHEAD_FEEDS_HUB must be an address such as https://hub.example/.");
        }
    }

    /// Whether items carry their whole text.
    boolean whole() {
        return whole;
    }

    /// The WebSub hub, if there is one.
    Optional<String> hub() {
        return hub;
    }
}
