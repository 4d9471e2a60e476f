package io.masthead.article.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.media.FocalPoint;
import io.masthead.media.Image;
import io.masthead.media.Rendition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Bodies for tests, written with single quotes.
final class Bodies {

    static final String MEDIA = "0MZ5Q4T2C8V1K";
    static final String GONE_MEDIA = "0MZ5Q4T2C8V1M";
    static final String ARTICLE = "0MZ5Q4T2C8V2A";
    static final String GONE_ARTICLE = "0MZ5Q4T2C8V2B";

    /// Knows one image and one article.
    static final BodyLinks LINKS = new BodyLinks() {
        @Override
        public Optional<Image> image(String mediaId) {
            return mediaId.equals(MEDIA) ? Optional.of(harbour()) : Optional.empty();
        }

        @Override
        public Optional<String> articleUrl(String articleId) {
            return articleId.equals(ARTICLE) ? Optional.of("https://news.example/articles/harbour") : Optional.empty();
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ParsedBody parse(String text) {
        return Body.parse(json(text));
    }

    static Body body(String text) {
        ParsedBody parsed = parse(text);
        if (!parsed.faults().isEmpty()) {
            throw new AssertionError(parsed.faults());
        }
        return parsed.body();
    }

    /// `pointer code` of each fault, joined by commas.
    static String faults(String text) {
        return faults(parse(text).faults());
    }

    static String faults(List<BodyFault> faults) {
        return faults.stream().map(f -> (f.pointer() + " " + f.code()).strip()).collect(Collectors.joining(", "));
    }

    /// `style:text` of each text block, other blocks by their type.
    static List<String> outline(Body body) {
        return body.blocks().stream().map(Bodies::outline).toList();
    }

    private static String outline(Block block) {
        return switch (block) {
            case TextBlock t
            when t.listItem() != null ->
                t.listItem().wireName() + t.level() + ":" + (t.style() == BlockStyle.NORMAL ? "" : t.style())
                        + t.text();
            case TextBlock t -> t.style().wireName() + ":" + t.text();
            case ImageBlock i ->
                "image:" + i.image().mediaId() + ":" + i.image().caption();
            case GalleryBlock g -> "gallery:" + g.images().size();
            case PullQuoteBlock q -> "pullQuote:" + q.text() + ":" + q.attribution();
            case EmbedBlock e -> "embed:" + e.provider().wireName() + ":" + e.url();
            case TableBlock t ->
                "table:"
                        + t.rows().stream()
                                .map(r -> r.cells().stream()
                                        .map(c -> (c.header() ? "#" : "") + c.text())
                                        .collect(Collectors.joining("|")))
                                .collect(Collectors.joining("/"));
            case DividerBlock _ -> "divider";
        };
    }

    static Image harbour() {
        return new Image(
                MEDIA,
                "A harbour",
                "The harbour at dawn",
                "The newsroom",
                1600,
                900,
                new FocalPoint(0.5, 0.4),
                "#336699",
                "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                List.of(
                        new Rendition("wide", "https://news.example/media/ab/wide.webp", 1280, 720, "image/webp"),
                        new Rendition("wide", "https://news.example/media/ab/wide.jpg", 1280, 720, "image/jpeg"),
                        new Rendition("small", "https://news.example/media/ab/small.webp", 640, 360, "image/webp"),
                        new Rendition("small", "https://news.example/media/ab/small.jpg", 640, 360, "image/jpeg"),
                        new Rendition("square", "https://news.example/media/ab/square.jpg", 400, 400, "image/jpeg")));
    }
}
