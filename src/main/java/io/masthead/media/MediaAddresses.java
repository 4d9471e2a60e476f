package io.masthead.media;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the addresses of pictures begin with: `MASTHEAD_MEDIA_URL`, or `/media` at `MASTHEAD_PUBLIC_URL`, or `/media`
/// where this node listens.
@Singleton
public class MediaAddresses {

    private final Config config;
    private final Optional<String> configured;

    MediaAddresses(
            Config config,
            @ConfigProperty(name = "masthead.media-url") Optional<String> mediaUrl,
            @ConfigProperty(name = "masthead.public-url") Optional<String> publicUrl) {
        this.config = config;
        this.configured = mediaUrl.map(MediaAddresses::bare).or(() -> publicUrl.map(url -> bare(url) + "/media"));
    }

    /// Absolute, without a slash at the end.
    String base() {
        return configured.orElseGet(this::ofThisNode);
    }

    /// Read when asked: where the port is 0, the real one is known only after the start.
    private String ofThisNode() {
        String host = config.getValue("quarkus.http.host", String.class);
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":"
                + config.getValue("quarkus.http.port", int.class) + "/media";
    }

    private static String bare(String url) {
        return url.strip().replaceAll("/+$", "");
    }
}
