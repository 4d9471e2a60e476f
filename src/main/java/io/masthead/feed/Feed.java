package io.masthead.feed;

import java.time.Instant;
import java.util.List;

/// A feed, however it is written. All texts are such as XML can carry.
///
/// @param home the page that shows the same to people
/// @param language of the site (BCP 47)
/// @param updated when the latest of its items changed; the beginning of 1970 without any
/// @param hub where a reader may ask to be told of news (WebSub), or `null`
record Feed(
        String title,
        String description,
        String home,
        String language,
        String copyright,
        Instant updated,
        String hub,
        List<FeedItem> items) {

    Feed {
        items = List.copyOf(items);
    }
}
