package io.masthead.syndication;

import io.masthead.article.ArticleDetail;
import io.masthead.article.PublishedRows;
import java.time.Instant;

/// An article on its way to a partner.
///
/// @param version the version that is visible
/// @param article what the plan allows of it, rendered
/// @param html its body as HTML, where that is asked for beside; else `null`
record Copy(PublishedRows.Entire version, ArticleDetail article, String html) {

    /// When it must be gone: its own end, or that of the rights, whichever comes first; `null` if never.
    Instant expires() {
        Instant own = version.ownEnd();
        Instant rights = article.rights() == null ? null : article.rights().expiresAt();
        if (own == null || rights == null) {
            return own == null ? rights : own;
        }
        return own.isBefore(rights) ? own : rights;
    }
}
