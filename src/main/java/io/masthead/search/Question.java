package io.masthead.search;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What is looked for, and among what.
///
/// @param categories only in one of these; all if `null`
/// @param tags only with one of these; all if empty
/// @param newestFirst else by how well an article fits
/// @param loosely also what is nearly written so, or has most of it
/// @param after only what comes behind this in the order of dates, or `null`; by score it is sought by [Walk]
/// @param now what is visible then
record Question(
        Asked asked,
        Collection<Id> categories,
        List<Id> tags,
        Instant publishedFrom,
        Instant publishedTo,
        boolean newestFirst,
        boolean loosely,
        Place after,
        Instant now) {

    Question looser() {
        return new Question(asked, categories, tags, publishedFrom, publishedTo, newestFirst, true, after, now);
    }

    /// The same from a place on.
    Question behind(Place place, boolean askedLoosely) {
        return new Question(asked, categories, tags, publishedFrom, publishedTo, newestFirst, askedLoosely, place, now);
    }
}
