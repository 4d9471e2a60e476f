package io.masthead.article.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.media.Image;
import io.masthead.shared.text.SafeLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a body from JSON. It reads on after a fault, so that an editor learns of all of them at once. It does not
/// recurse: the depth of a body is fixed, and deeper nodes are unknown members.
final class BodyParser {

    private static final Set<String> TEXT =
            Set.of("_type", "_key", "style", "listItem", "level", "children", "markDefs");

    /// The members behind `credit` are what readers get. They are taken without a look, so that a body that was
    /// read can be sent back.
    private static final Set<String> IMAGE = Set.of(
            "_type",
            "_key",
            "mediaId",
            "alt",
            "caption",
            "credit",
            "width",
            "height",
            "focalPoint",
            "dominantColor",
            "thumbhash",
            "renditions");

    private final Faults faults = new Faults();
    private final Keys keys;
    private final PassageParser passages;

    private BodyParser(JsonNode body) {
        this.keys = new Keys(body);
        this.passages = new PassageParser(faults, keys);
    }

    static ParsedBody parse(JsonNode body) {
        if (body == null || !body.isArray()) {
            return new ParsedBody(
                    Body.EMPTY, List.of(new BodyFault("", "wrong-type", "A list of blocks is expected.")));
        }
        BodyParser parser = new BodyParser(body);
        Body read = parser.blocks(body);
        if (BodyText.lengthOf(read) > BodyLimits.TEXT) {
            parser.faults.add("", "too-long", "At most " + BodyLimits.TEXT + " characters of text.");
        }
        return new ParsedBody(read, parser.faults.list());
    }

    /// What can be understood of a body that was stored, whatever its faults.
    static Body stored(JsonNode body) {
        return body == null || !body.isArray() ? Body.EMPTY : new BodyParser(body).blocks(body);
    }

    private Body blocks(JsonNode nodes) {
        if (nodes.size() > BodyLimits.BLOCKS) {
            faults.add("", "too-many", "At most " + BodyLimits.BLOCKS + " blocks.");
        }
        List<JsonNode> first = nodes.valueStream().limit(BodyLimits.BLOCKS).toList();
        return new Body(each(first, "", this::block));
    }

    private <T> List<T> each(List<JsonNode> nodes, String pointer, Function<Members, Optional<T>> reader) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Members.of(nodes.get(i), pointer + "/" + i, faults).flatMap(reader).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Block> block(Members members) {
        String type = members.required("_type", BodyLimits.LINE);
        return switch (type) {
            case "block" -> text(members);
            case "image" -> image(members).map(Function.identity());
            case "gallery" -> gallery(members);
            case "pullQuote" -> pullQuote(members);
            case "embed" -> embed(members);
            case "table" -> table(members);
            case "divider" -> divider(members);
            case "" -> Optional.empty();
            default -> {
                members.fault(
                        "_type",
                        "unknown-block-type",
                        "A block is one of block, image, gallery, pullQuote, embed, table, divider.");
                yield Optional.empty();
            }
        };
    }

    private String key(Members members) {
        return keys.claim(members.key(), members::content);
    }

    private Optional<Block> text(Members members) {
        members.only(TEXT);
        Optional<String> style = members.optional("style", BodyLimits.LINE);
        Optional<BlockStyle> known = style.flatMap(BlockStyle::named);
        if (style.isPresent() && known.isEmpty()) {
            members.fault("style", "unknown-style", "A style is one of normal, h2, h3, h4, blockquote.");
        }
        Optional<String> item = members.optional("listItem", BodyLimits.LINE);
        Optional<ListItem> kind = item.flatMap(ListItem::named);
        if (item.isPresent() && kind.isEmpty()) {
            members.fault("listItem", "unknown-list-item", "A list item is bullet or number.");
        }
        int level = members.number("level", 1, BodyLimits.LIST_LEVEL, 1);
        if (item.isEmpty() && members.has("level")) {
            members.fault("level", "level-without-list", "Only a list item has a level.");
        }
        String key = key(members);
        PassageParser.Inline inline = passages.parse(members, key);
        return Optional.of(new TextBlock(
                key,
                known.orElse(BlockStyle.NORMAL),
                kind.orElse(null),
                kind.isPresent() ? level : null,
                inline.children(),
                inline.markDefs()));
    }

    private Optional<ImageBlock> image(Members members) {
        members.only(IMAGE);
        String mediaId = members.required("mediaId", BodyLimits.LINE);
        Image image = Image.reference(mediaId, line(members, "alt"), line(members, "caption"), line(members, "credit"));
        if (!mediaId.isEmpty() && !PassageParser.isId(mediaId)) {
            members.fault("mediaId", "invalid-id", "This is no id.");
        }
        String key = key(members);
        return PassageParser.isId(mediaId) ? Optional.of(new ImageBlock(key, image)) : Optional.empty();
    }

    private Optional<Block> gallery(Members members) {
        members.only(Set.of("_type", "_key", "images"));
        String key = key(members);
        List<JsonNode> nodes = members.list("images", BodyLimits.IMAGES_OF_A_GALLERY, true);
        return Optional.of(new GalleryBlock(key, each(nodes, members.at("images"), image -> {
            if (!image.optional("_type", BodyLimits.LINE).orElse("image").equals("image")) {
                image.fault("_type", "unknown-child-type", "A gallery has images only.");
            }
            return image(image);
        })));
    }

    private Optional<Block> pullQuote(Members members) {
        members.only(Set.of("_type", "_key", "text", "attribution"));
        String text = members.required("text", BodyLimits.LINE);
        return Optional.of(new PullQuoteBlock(key(members), text, line(members, "attribution")));
    }

    private Optional<Block> embed(Members members) {
        members.only(Set.of("_type", "_key", "url", "provider"));
        String url = members.required("url", Integer.MAX_VALUE);
        Optional<String> given = members.optional("provider", BodyLimits.LINE);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> unsafe = SafeLink.fault(url);
        if (unsafe.isPresent()) {
            members.fault("url", "unsafe-link", unsafe.get());
            return Optional.empty();
        }
        Optional<EmbedProvider> provider = EmbedProvider.of(url);
        if (provider.isEmpty()) {
            members.fault("url", "unknown-provider", "Known providers are youtube, vimeo, bilibili, x.");
        } else if (given.isPresent() && !given.get().equals(provider.get().wireName())) {
            members.fault(
                    "provider",
                    "wrong-provider",
                    "The address belongs to " + provider.get().wireName() + ".");
        }
        String key = key(members);
        return provider.map(p -> new EmbedBlock(key, SafeLink.of(url).orElseThrow(), p));
    }

    private Optional<Block> table(Members members) {
        members.only(Set.of("_type", "_key", "rows"));
        String key = key(members);
        List<JsonNode> rows = members.list("rows", BodyLimits.ROWS_OF_A_TABLE, true);
        return Optional.of(new TableBlock(key, each(rows, members.at("rows"), row -> {
            row.only(Set.of("_key", "cells"));
            String rowKey = keys.claim(row.key(), () -> key + row.content());
            List<JsonNode> cells = row.list("cells", BodyLimits.CELLS_OF_A_ROW, true);
            return Optional.of(new TableRow(rowKey, each(cells, row.at("cells"), cell -> cell(cell, rowKey))));
        })));
    }

    private Optional<TableCell> cell(Members members, String rowKey) {
        members.only(Set.of("_key", "header", "children", "markDefs"));
        String key = keys.claim(members.key(), () -> rowKey + members.content());
        PassageParser.Inline inline = passages.parse(members, key);
        return Optional.of(new TableCell(key, members.flag("header"), inline.children(), inline.markDefs()));
    }

    private Optional<Block> divider(Members members) {
        members.only(Set.of("_type", "_key"));
        return Optional.of(new DividerBlock(key(members)));
    }

    private static String line(Members members, String member) {
        return members.optional(member, BodyLimits.LINE).orElse(null);
    }
}
