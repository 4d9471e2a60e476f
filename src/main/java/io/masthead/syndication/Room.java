package io.masthead.syndication;

import io.masthead.article.Outline;

/// How much of a page is left for articles.
final class Room {

    /// How many bytes of articles a page has at most, unless a single one has more.
    static final long MOST_BYTES = 1 << 20;

    /// About what an article has beside its document.
    private static final long BESIDE = 1_500;

    private long bytes;
    private boolean taken;

    /// Takes an article in, if it fits.
    ///
    /// @param outline `null` for what comes without an article
    boolean takes(Outline outline) {
        long more = outline == null ? 0 : outline.bytes() + BESIDE;
        if (taken && bytes + more > MOST_BYTES) {
            return false;
        }
        bytes += more;
        taken = true;
        return true;
    }
}
