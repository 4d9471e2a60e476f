package io.masthead.syndication;

import io.masthead.article.Standing;
import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What comes next at a place, for everybody who stands there under the same plan. What of it concerns one partner
/// depends on the plans that one had: see [Telling].
///
/// @param items in order
/// @param next the place behind all of them
/// @param caughtUp whether nothing more was there
/// @param due when the delay of the plan lets the next article in, or `null`
/// @param trails what the log says of the articles that were killed
/// @param takedowns the takedowns that the entries are about, by their ids
record Block(
        List<Item> items,
        Place next,
        boolean caughtUp,
        Instant due,
        Map<Id, List<Entry>> trails,
        Map<Id, Notice> takedowns) {

    /// One of them.
    ///
    /// @param id names the change
    /// @param type what it is for everybody, or `null` if its entry decides
    /// @param entry of the log, or `null` in a walk
    /// @param before where the article stood before the entry
    /// @param after where it stood afterwards
    /// @param content the article as it is now if the plan allows it now, else `null`
    /// @param place behind it
    record Item(
            String id,
            String type,
            Instant at,
            Id article,
            Entry entry,
            Optional<Standing> before,
            Optional<Standing> after,
            Content content,
            Place place) {}

    /// An article as it goes out.
    record Content(Id category, int version, WrittenItem json) {}

    /// What has to be confirmed, and by whom, as far as a reminder asks.
    ///
    /// @param open partners who have not confirmed
    record Notice(Id article, ChangeTakedown takedown, List<Id> open) {}
}
