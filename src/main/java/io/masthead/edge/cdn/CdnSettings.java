package io.masthead.edge.cdn;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which CDN stands before Masthead, as the settings say. Wrong ones stop the start.
@Singleton
class CdnSettings {

    private final List<Cdn> targets;

    CdnSettings(
            @ConfigProperty(name = "masthead.cdn") Optional<String> kind,
            @ConfigProperty(name = "masthead.cdn-url") Optional<String> urls,
            @ConfigProperty(name = "masthead.cdn-zone") Optional<String> zone,
            @ConfigProperty(name = "masthead.cdn-token") Optional<String> token) {
        targets = kind.map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> targets(
                        name,
                        urls.orElse(""),
                        zone.orElse("").strip(),
                        token.orElse("").strip()))
                .orElse(List.of());
    }

    /// One, or several that must all be told; none without a CDN.
    List<Cdn> targets() {
        return targets;
    }

    /// @param urls where it is asked, separated by commas; empty for the usual place of Fastly and Cloudflare
    static List<Cdn> targets(String kind, String urls, String zone, String token) {
        String usual = switch (kind) {
            case "fastly" -> "https://api.fastly.com";
            case "cloudflare" -> "https://api.cloudflare.com";
            default -> "";
        };
        List<Cdn> found = new ArrayList<>();
        for (String url : (urls.isBlank() ? usual : urls).split(",")) {
            found.add(target(kind, address(url.strip()), zone, token));
        }
        return List.copyOf(found);
    }

    private static Cdn target(String kind, URI url, String zone, String token) {
        return switch (kind) {
            case "fastly" ->
                new Cdn.Fastly(url, needed("MASTHEAD_CDN_ZONE", zone), needed("MASTHEAD_CDN_TOKEN", token));
            case "cloudflare" ->
                new Cdn.Cloudflare(url, needed("MASTHEAD_CDN_ZONE", zone), needed("MASTHEAD_CDN_TOKEN", token));
            case "varnish-xkey" -> new Cdn.VarnishXkey(url, token);
            case "varnish-ban" -> new Cdn.VarnishBan(url, token);
            case "webhook" -> new Cdn.Webhook(url, token);
            default ->
                throw new IllegalStateException(
                        "MASTHEAD_CDN is none of fastly, cloudflare, varnish-xkey, varnish-ban, webhook.");
        };
    }

    private static String needed(String name, String value) {
        if (!value.matches("[A-Za-z0-9._~-]+")) {
            throw new IllegalStateException(name + " is missing, or not made of letters, digits and . _ ~ -");
        }
        return value;
    }

    private static URI address(String url) {
        if (!url.matches("https?://[^\\s/]+.*")) {
            throw new IllegalStateException("MASTHEAD_CDN_URL must be an address such as http://varnish:6081.");
        }
        return URI.create(url);
    }
}
