package io.masthead.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/// A feed as JSON Feed 1.1 has it (jsonfeed.org/version/1.1).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record JsonFeed(
        String version,
        String title,
        String homePageUrl,
        String feedUrl,
        String description,
        String language,
        List<Hub> hubs,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {

    record Hub(String type, String url) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Author(String name, String url) {}

    /// Every item has a `content_html` or a `content_text`.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Item(
            String id,
            String url,
            String externalUrl,
            String title,
            @JsonProperty("content_html") String contentHtml,

            @JsonProperty("content_text") @JsonInclude(JsonInclude.Include.NON_NULL)
            String contentText,

            String summary,
            String image,
            Instant datePublished,
            Instant dateModified,
            List<Author> authors,
            List<String> tags,
            String language) {}

    /// @param self where this very feed is found
    static JsonFeed of(Feed feed, String self) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                self,
                feed.description(),
                feed.language(),
                feed.hub() == null ? List.of() : List.of(new Hub("WebSub", feed.hub())),
                feed.items().stream().map(JsonFeed::item).toList());
    }

    private static Item item(FeedItem item) {
        boolean whole = item.html() != null && !item.html().isEmpty();
        return new Item(
                item.guid(),
                item.url(),
                item.canonical(),
                item.title(),
                whole ? item.html() : null,
                whole ? null : item.summary() == null ? "" : item.summary(),
                item.summary(),
                item.picture() == null ? null : item.picture().rendition().url(),
                item.published(),
                item.updated(),
                item.authors().stream()
                        .map(one -> new Author(one.name(), one.url()))
                        .toList(),
                item.categories(),
                item.language());
    }
}
