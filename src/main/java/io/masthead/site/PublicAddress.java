package io.masthead.site;

import io.masthead.shared.text.SafeLink;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where this installation is found by readers, and with it where its pages lie until somebody says otherwise. Wrong
/// settings stop the start.
@Startup
@Singleton
public class PublicAddress {

    private final String base;
    private final UrlTemplates templates;

    PublicAddress(
            @ConfigProperty(name = "masthead.public-url") Optional<String> url,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String given = url.map(String::strip).orElse("http://localhost:" + port);
        while (given.endsWith("/")) {
            given = given.substring(0, given.length() - 1);
        }
        if (!SafeLink.isExternal(given) || SafeLink.of(given).isEmpty() || given.matches(".*[?#{}].*")) {
            throw new IllegalStateException("MASTHEAD_PUBLIC_URL must be an address such as https://news.example.");
        }
        this.base = given;
        this.templates = UrlTemplates.below(given);
    }

    /// The address itself, without a slash at its end.
    public String base() {
        return base;
    }

    /// Templates below the public address.
    UrlTemplates templates() {
        return templates;
    }
}
