package io.masthead.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Slugs and cursors in addresses.
final class PathText {

    private PathText() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
