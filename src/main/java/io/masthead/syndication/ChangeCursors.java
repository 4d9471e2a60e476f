package io.masthead.syndication;

import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Writes places as cursors, which are good for one partner only.
@Singleton
class ChangeCursors {

    private static final String LIST = "syndication/changes ";

    private final Cursors cursors;

    ChangeCursors(Cursors cursors) {
        this.cursors = cursors;
    }

    String write(Id partner, Place place) {
        return cursors.write(LIST + partner, place.text());
    }

    /// @param cursor what the partner sent, or `null` at the beginning
    /// @throws Problem `400 bad-cursor` if it is forged, cut short, or another partner's
    Optional<Place> read(Id partner, String cursor) {
        return cursors.read(LIST + partner, cursor, Place::of);
    }

    /// 410 for a cursor from before what the log still has.
    static Problem expired() {
        return Problem.of(
                        410,
                        "cursor-expired",
                        "Gone",
                        "What happened since this cursor is not kept any more. Begin with a new snapshot:"
                                + " `GET /v1/syndication/changes` without a cursor.")
                .with("Link", "</v1/syndication/changes>; rel=\"first\"");
    }
}
