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

    private final UrlTemplates templates;

    PublicAddress(
            @ConfigProperty(name = "masthead.public-url") Optional<String> url,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String base = url.map(String::strip).orElse("http://localhost:" + port);
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        if (!SafeLink.isExternal(base) || SafeLink.of(base).isEmpty() || base.matches(".*[?#{}].*")) {
            throw new IllegalStateException("MASTHEAD_PUBLIC_URL must be an address such as https://news.example.");
        }
        this.templates = UrlTemplates.below(base);
    }

    /// Templates below the public address.
    UrlTemplates templates() {
        return templates;
    }
}
