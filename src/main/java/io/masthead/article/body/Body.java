package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.masthead.media.Image;
import io.masthead.shared.text.Excerpt;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The body of an article, as a list of Portable Text blocks.
public record Body(@JsonValue List<Block> blocks) {

    /// A body without any block.
    public static final Body EMPTY = new Body(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    public Body {
        blocks = List.copyOf(blocks);
    }

    /// Reads what a client sent. Missing keys are made, repeated ones replaced, control characters stripped, links
    /// that no span uses left out; everything else that is not as it should be is a fault.
    public static ParsedBody parse(JsonNode body) {
        return BodyParser.parse(body);
    }

    /// Reads what was stored with [#toJson()], once it is JSON again. What the rules of today no longer allow is left
    /// out.
    public static Body stored(JsonNode json) {
        return BodyParser.stored(json);
    }

    /// Reads what was stored with [#toJson()]. What the rules of today no longer allow is left out.
    ///
    /// @throws IllegalArgumentException if the text is not JSON
    public static Body stored(String json) {
        try {
            return stored(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a stored body is not JSON", e);
        }
    }

    /// The body as Portable Text, which is also what Jackson writes for it.
    public ArrayNode toJson() {
        return JSON.valueToTree(this);
    }

    /// The ids of the images that the body shows, in order.
    public Set<String> mediaIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (Block block : blocks) {
            images(block).map(ImageBlock::image).map(Image::mediaId).forEach(ids::add);
        }
        return ids;
    }

    /// The ids of the articles that the body links, in order.
    public Set<String> articleIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (Block block : blocks) {
            passages(block)
                    .map(Passage::markDefs)
                    .flatMap(Collection::stream)
                    .map(LinkMark::articleId)
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        return ids;
    }

    /// The form for readers: images complete, links to articles with their current address. Images that are gone are
    /// left out; links to articles that are gone lose the link and keep their text.
    public Body resolved(BodyLinks links) {
        return new Body(new BodyResolution(links).resolve(blocks));
    }

    /// How many words the text has; a Chinese or Japanese character counts as one.
    public int wordCount() {
        return Reading.of(this).wordCount();
    }

    /// How long reading takes, at least one minute.
    public int readingMinutes() {
        return Reading.of(this).minutes();
    }

    /// The beginning of the text, for an article without a summary: of its paragraphs if it has any.
    ///
    /// @param most characters as people count them; an `…` for what was left out comes on top
    public String firstCharacters(int most) {
        String paragraphs = BodyText.paragraphsOf(this);
        return Excerpt.of(paragraphs.isBlank() ? BodyText.of(this) : paragraphs, most);
    }

    /// The passages of a block, in order.
    static Stream<Passage> passages(Block block) {
        return switch (block) {
            case TextBlock text -> Stream.of(text);
            case TableBlock table -> table.rows().stream().map(TableRow::cells).flatMap(Collection::stream);
            case ImageBlock _, GalleryBlock _, PullQuoteBlock _, EmbedBlock _, DividerBlock _ -> Stream.empty();
        };
    }

    /// The images of a block, in order.
    static Stream<ImageBlock> images(Block block) {
        return switch (block) {
            case ImageBlock image -> Stream.of(image);
            case GalleryBlock gallery -> gallery.images().stream();
            case TextBlock _, TableBlock _, PullQuoteBlock _, EmbedBlock _, DividerBlock _ -> Stream.empty();
        };
    }
}
