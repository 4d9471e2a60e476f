package io.masthead.search;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Comparator;

/// Where an article stands among the hits.
///
/// @param rank how many stood before it when it was found, which only says where to look for it again
/// @param text of the article's body; `null` where only the place matters
record Place(float score, Instant publishedAt, Id article, int rank, String text) {

    private static final Comparator<Place> BY_DATE = Comparator.comparing(Place::publishedAt)
            .thenComparing(Place::article)
            .reversed();

    private static final Comparator<Place> BY_SCORE =
            Comparator.comparing(Place::score).reversed().thenComparing(BY_DATE);

    /// Whether it comes behind the other one.
    boolean isBehind(Place other, boolean newestFirst) {
        return (newestFirst ? BY_DATE : BY_SCORE).compare(this, other) > 0;
    }

    /// The same with the article's text.
    Place saying(String body) {
        return new Place(score, publishedAt, article, rank, body == null ? "" : body);
    }

    /// The same at another rank.
    Place at(int other) {
        return new Place(score, publishedAt, article, other, text);
    }
}
