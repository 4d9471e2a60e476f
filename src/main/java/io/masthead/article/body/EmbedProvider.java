package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonValue;
import io.masthead.shared.text.SafeLink;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose content may be embedded. A front end may load what stands here into a frame, so the list is closed.
public enum EmbedProvider {
    YOUTUBE(
            Set.of("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"),
            "/embed/([\\w-]{6,20})",
            "https://www.youtube.com/watch?v="),
    VIMEO(Set.of("vimeo.com", "www.vimeo.com", "player.vimeo.com"), "/video/(\\d{4,15})", "https://vimeo.com/"),
    BILIBILI(
            Set.of("bilibili.com", "www.bilibili.com", "m.bilibili.com", "player.bilibili.com", "b23.tv"),
            "[?&]bvid=(BV\\w{8,14})",
            "https://www.bilibili.com/video/"),
    X(
            Set.of(
                    "x.com",
                    "www.x.com",
                    "twitter.com",
                    "www.twitter.com",
                    "mobile.twitter.com",
                    "platform.twitter.com"),
            "/Tweet\\.html\\?(?:.*&)?id=(\\d{5,25})",
            "https://x.com/i/status/");

    private static final Pattern HOST = Pattern.compile("https?://([^/?#:]+)(?::443)?(?=[/?#]|$)");

    private final Set<String> hosts;
    private final Pattern frame;
    private final String page;

    EmbedProvider(Set<String> hosts, String frame, String page) {
        this.hosts = hosts;
        this.frame = Pattern.compile(frame);
        this.page = page;
    }

    /// The name on the wire.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whose content an address shows, by its host; nothing if it is unknown or no safe web address.
    public static Optional<EmbedProvider> of(String url) {
        return SafeLink.of(url).flatMap(safe -> {
            Matcher host = HOST.matcher(safe);
            if (!host.lookingAt()) {
                return Optional.empty();
            }
            String name = host.group(1).toLowerCase(Locale.ROOT);
            return Arrays.stream(values()).filter(p -> p.hosts.contains(name)).findFirst();
        });
    }

    /// The address of the page that people would open, for an address made for frames; others come back as they are.
    String pageOf(String url) {
        Matcher matcher = frame.matcher(url);
        return matcher.find() ? page + matcher.group(1) : url;
    }
}
