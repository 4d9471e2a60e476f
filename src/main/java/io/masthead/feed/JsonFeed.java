package io.masthead.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A feed as JSON Feed 1.1 has it (jsonfeed.org/version/1.1), which has names of its own.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A feed as JSON Feed 1.1 has it (jsonfeed.org/version/1.1).")
public record JsonFeed(
        @Schema(
                required = true,
                description = "Which JSON Feed this is.",
                examples = "https://jsonfeed.org/version/1.1",
                format = "uri",
                maxLength = 60)
        String version,

        @Schema(required = true, description = "Its name.", examples = "Harbour Gazette", maxLength = 1000)
        String title,

        @Schema(
                required = true,
                description = "The page that shows the same.",
                examples = "https://news.example/",
                format = "uri",
                maxLength = 2000)
        @JsonProperty("home_page_url")
        String homePage,

        @Schema(
                required = true,
                description = "Where this feed is found.",
                examples = "https://news.example/feeds/all.json",
                format = "uri",
                maxLength = 2000)
        @JsonProperty("feed_url")
        String self,

        @Schema(required = true, description = "What it is of.", examples = "News.", maxLength = 2000)
        String description,

        @Schema(required = true, description = "The language of the site (BCP 47).", examples = "en", maxLength = 35)
        String language,

        @Schema(description = "Where to ask to be told of news.", maxItems = 1)
        List<JsonFeedHub> hubs,

        @Schema(required = true, description = "The newest articles.", maxItems = 30)
        List<JsonFeedItem> items) {

    /// @param self where this very feed is found
    static JsonFeed of(Feed feed, String self) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                self,
                feed.description(),
                feed.language(),
                feed.hub() == null ? null : List.of(new JsonFeedHub("WebSub", feed.hub())),
                feed.items().stream().map(JsonFeedItem::of).toList());
    }

    /// A place that tells of news.
    @Schema(description = "A place that tells of news.")
    public record JsonFeedHub(
            @Schema(required = true, description = "How it is asked.", examples = "WebSub", maxLength = 60)
            String type,

            @Schema(
                    required = true,
                    description = "Its address.",
                    examples = "https://hub.example/",
                    format = "uri",
                    maxLength = 2000)
            String url) {}

    /// Who made an article.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "Who made an article.")
    public record JsonFeedAuthor(
            @Schema(required = true, description = "The name.", examples = "Shu Shu", maxLength = 200)
            String name,

            @Schema(
                    description = "Their page.",
                    examples = "https://news.example/authors/shu-shu",
                    format = "uri",
                    maxLength = 2000)
            String url) {}

    /// An article.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "An article. It has a `content_html` or a `content_text`.")
    public record JsonFeedItem(
            @Schema(
                    required = true,
                    description = "What it is known by, whatever becomes of its address.",
                    examples = "tag:news.example,2026-05-01:0MZ5Q4T2C8V1K",
                    maxLength = 500)
            String id,

            @Schema(
                    required = true,
                    description = "Its page.",
                    examples = "https://news.example/articles/river-lights",
                    format = "uri",
                    maxLength = 2000)
            String url,

            @Schema(description = "Where it was published first.", format = "uri", maxLength = 2000)
            @JsonProperty("external_url")
            String firstPublished,

            @Schema(required = true, description = "The headline.", examples = "The river lights up", maxLength = 1000)
            String title,

            @Schema(description = "The whole text as HTML.", maxLength = 1_000_000) @JsonProperty("content_html")
            String html,

            @Schema(description = "The standfirst, where the feed has no whole texts.", maxLength = 2000)
            @JsonProperty("content_text")
            String text,

            @Schema(description = "The standfirst.", maxLength = 2000)
            String summary,

            @Schema(description = "The address of its picture.", format = "uri", maxLength = 2000)
            String image,

            @Schema(
                    required = true,
                    description = "When it was published (RFC 3339).",
                    examples = "2026-05-01T08:00:00Z",
                    format = "date-time")
            @JsonProperty("date_published")
            String published,

            @Schema(
                    required = true,
                    description = "When its current version appeared (RFC 3339).",
                    examples = "2026-05-01T08:00:00Z",
                    format = "date-time")
            @JsonProperty("date_modified")
            String modified,

            @Schema(required = true, description = "Who made it.", maxItems = 100)
            List<JsonFeedAuthor> authors,

            @Schema(required = true, description = "Its category and tags.", maxItems = 60)
            List<@Size(max = 200) String> tags,

            @Schema(required = true, description = "Its language (BCP 47).", examples = "en", maxLength = 35)
            String language) {

        static JsonFeedItem of(FeedItem item) {
            boolean whole = item.html() != null && !item.html().isEmpty();
            return new JsonFeedItem(
                    item.guid(),
                    item.url(),
                    item.canonical(),
                    item.title(),
                    whole ? item.html() : null,
                    whole ? null : item.summary() == null ? "" : item.summary(),
                    item.summary(),
                    item.picture() == null ? null : item.picture().rendition().url(),
                    item.published().toString(),
                    item.updated().toString(),
                    item.authors().stream()
                            .map(one -> new JsonFeedAuthor(one.name(), one.url()))
                            .toList(),
                    item.categories(),
                    item.language());
        }
    }
}
