package io.masthead.article;

import io.masthead.shared.http.Moved;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Finds the article that an address names, or says in the one way why there is none to show.
@Singleton
public class ArticleFinder {

    private final PublishedRows rows;
    private final FormerArticles former;
    private final Shown shown;

    ArticleFinder(PublishedRows rows, FormerArticles former, Shown shown) {
        this.rows = rows;
        this.former = former;
        this.shown = shown;
    }

    /// The visible article with this id or slug.
    ///
    /// @throws io.masthead.shared.problem.Problem `404` if there is none, `410` if there was one
    /// @throws jakarta.ws.rs.RedirectionException `301` from a former slug to the current one
    public PublishedRows.Whole find(String slugOrId, Instant now) {
        PublishedRows.Whole found = rows.find(slugOrId, now).orElseThrow(() -> former.problem(slugOrId, now));
        if (!found.row().slug().equals(slugOrId) && Id.parse(slugOrId).isEmpty()) {
            shown.key("article", found.row().id());
            shown.until(found.row().expireAt());
            throw Moved.to(slugOrId, found.row().slug());
        }
        return found;
    }
}
