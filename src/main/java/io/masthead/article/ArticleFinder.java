package io.masthead.article;

import io.masthead.shared.http.Moved;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

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
        return current(slugOrId, rows.find(slugOrId, now), now);
    }

    /// The same for an answer that shows other articles too: it holds until the next one begins.
    public PublishedRows.Whole findAmongOthers(String slugOrId, Instant now) {
        PublishedRows.Whole found = current(slugOrId, rows.findBeforeNext(slugOrId, now), now);
        shown.until(found.nextBeginning());
        return found;
    }

    private PublishedRows.Whole current(String slugOrId, Optional<PublishedRows.Whole> row, Instant now) {
        PublishedRows.Whole found = row.orElseThrow(() -> former.problem(slugOrId, now));
        if (!found.row().slug().equals(slugOrId) && Id.parse(slugOrId).isEmpty()) {
            shown.key("article", found.row().id());
            shown.until(found.row().expireAt());
            throw Moved.to(slugOrId, found.row().slug());
        }
        return found;
    }
}
