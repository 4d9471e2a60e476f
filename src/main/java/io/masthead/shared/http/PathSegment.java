package io.masthead.shared.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A segment of a path (RFC 3986, section 3.3).
public final class PathSegment {

    private PathSegment() {}

    /// Percent-encodes everything but unreserved characters, as UTF-8.
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /// Decodes it; a segment that is not well-formed stays as it is.
    public static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
