package io.masthead.syndication;

/// How somebody wants to be told of changes.
///
/// @param limit how many changes at most
/// @param format `json` or `ninjs`
/// @param body its form in our own format
record Asked(int limit, String format, String body) {

    /// What the parameter `format` is.
    static final String FORMAT = "Our own format, or IPTC ninjs 3.1.";

    /// What the parameter `body` is.
    static final String BODY = "The form of the body in our own format; ninjs has it as HTML and as text.";

    /// With 1, 10, 100 or 1,000 changes at most, and no more than were asked for: those who wait are answered
    /// together, and nobody makes them a thousand kinds.
    Asked likeOthers() {
        return new Asked((int) Math.pow(10, Math.floor(Math.log10(limit))), format, body);
    }
}
