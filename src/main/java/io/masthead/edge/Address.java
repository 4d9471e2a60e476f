package io.masthead.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an answer is kept under: a path and a query in their one normal spelling (RFC 3986, section 6.2.2), so that the
/// order of parameters and the way of percent-encoding make no second answer.
///
/// @param path as it is routed
/// @param uri path and query
/// @param audience for whom the answer is, where not for everybody; else empty
record Address(String path, String uri, String audience) {

    /// Where parameters count: elsewhere nobody knows any, and they are passed over.
    static final String API = "/v1";

    private static final String UNRESERVED = "-._~";

    /// Reads the target of a request.
    ///
    /// @return nothing if it is malformed, or spelled in a way that routing may understand differently
    static Optional<Address> parse(String target) {
        int question = target.indexOf('?');
        String path = normal(question < 0 ? target : target.substring(0, question), false);
        String query = question < 0 || path != null && !path.startsWith(API) ? "" : target.substring(question + 1);
        if (path == null || path.contains("//") || path.contains("/.") || path.contains(";") || path.contains("#")) {
            return Optional.empty();
        }
        String parameters = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> String.valueOf(normal(parameter, true)))
                .sorted()
                .collect(Collectors.joining("&"));
        if (query.contains("#") || Arrays.stream(query.split("&")).anyMatch(one -> normal(one, true) == null)) {
            return Optional.empty();
        }
        return Optional.of(new Address(path, parameters.isEmpty() ? path : path + "?" + parameters, ""));
    }

    /// Decodes what needs no encoding, and writes the rest in upper case; `null` if a percent sign stands alone.
    private static String normal(String text, boolean query) {
        if (text.indexOf('%') < 0 && (!query || text.indexOf('+') < 0)) {
            return text;
        }
        var normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' && query) {
                normal.append("%20");
            } else if (c != '%') {
                normal.append(c);
            } else {
                if (i + 2 >= text.length()) {
                    return null;
                }
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return null;
                }
                append(normal, (char) (high * 16 + low), text.substring(i, i + 3));
                i += 2;
            }
        }
        return normal.toString();
    }

    private static void append(StringBuilder normal, char decoded, String encoded) {
        boolean plain = decoded < 128 && (Character.isLetterOrDigit(decoded) || UNRESERVED.indexOf(decoded) >= 0);
        normal.append(plain ? String.valueOf(decoded) : encoded.toUpperCase(Locale.ROOT));
    }

    /// What stands behind the question mark; empty if nothing does.
    String query() {
        return uri.length() == path.length() ? "" : uri.substring(path.length() + 1);
    }

    /// The same address for some only.
    Address forOnly(String others) {
        return new Address(path, uri, others);
    }

    /// What an answer to a spelling is found under. No target of a request has a blank in it, so what is kept for
    /// some is never found by others.
    static String key(String spelling, String audience) {
        return audience.isEmpty() ? spelling : audience + " " + spelling;
    }

    /// What its answer is kept under.
    String key() {
        return key(uri, audience);
    }

    /// How much it weighs as a key, in bytes.
    int weight() {
        return key().getBytes(StandardCharsets.UTF_8).length;
    }
}
