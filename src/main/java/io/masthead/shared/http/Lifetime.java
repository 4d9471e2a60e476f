package io.masthead.shared.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long an answer may be kept: by browsers, by a CDN, and while it is refreshed or its origin fails (RFC 9111,
/// RFC 5861). Never past the moment at which the clock alone changes it.
public final class Lifetime {

    private static final long BROWSER = 10;
    private static final long CDN = 60;
    private static final long WHILE_REVALIDATE = 10;
    private static final long IF_ERROR = 600;

    /// What has no end, or one that is further away than this, gets the longest life there is.
    public static final Duration LONGEST = Duration.ofSeconds(CDN + IF_ERROR);

    private Lifetime() {}

    /// The value of `Cache-Control` at this moment.
    public static String header(Instant now, Optional<Instant> until) {
        long left = until.map(end -> Duration.between(now, end).toSeconds())
                .map(seconds -> Math.max(0, seconds))
                .orElse(Long.MAX_VALUE);
        long browser = Math.min(BROWSER, left);
        long cdn = Math.min(CDN, left);
        return "public, max-age=" + browser + ", s-maxage=" + cdn + ", stale-while-revalidate="
                + Math.min(WHILE_REVALIDATE, left - cdn) + ", stale-if-error=" + Math.min(IF_ERROR, left - cdn);
    }
}
