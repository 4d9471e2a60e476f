package io.masthead.feed;

import io.masthead.media.Rendition;
import java.time.Instant;
import java.util.List;

/// An article in a feed. All texts are such as XML can carry.
///
/// @param guid what it is known by for ever, whatever becomes of its address (RFC 4151)
/// @param canonical where it was published first, if that is elsewhere; or `null`
/// @param html the body, or `null` in a feed of summaries
/// @param categories names of its category and its tags
/// @param picture its picture at reading size in a format that everybody shows, or `null`
record FeedItem(
        String guid,
        String url,
        String canonical,
        String title,
        String summary,
        String html,
        String language,
        List<Person> authors,
        List<String> categories,
        String source,
        Instant published,
        Instant updated,
        Picture picture) {

    /// Who made it.
    ///
    /// @param url their page, or `null`
    record Person(String name, String url) {}

    /// A picture and its words, which may be `null`.
    record Picture(Rendition rendition, String alt, String caption, String credit) {}

    FeedItem {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }
}
