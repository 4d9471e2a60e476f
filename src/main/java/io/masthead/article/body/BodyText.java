package io.masthead.article.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A body as plain text: blank lines between paragraphs, items of a list and rows of a table on lines of their own.
public final class BodyText {

    private final StringBuilder out = new StringBuilder();

    /// How many items of each level came so far in the list that is being written.
    private final int[] numbers = new int[BodyLimits.LIST_LEVEL + 1];

    private boolean inList;

    private BodyText() {}

    /// The whole text, without a line feed at its end. Images appear as their captions, embeds as their address.
    public static String of(Body body) {
        BodyText text = new BodyText();
        body.blocks().forEach(text::block);
        return text.out.toString();
    }

    /// Only what is written as paragraphs: no headings, lists, tables, quotations or captions.
    static String paragraphsOf(Body body) {
        return body.blocks().stream()
                .filter(block ->
                        block instanceof TextBlock text && text.style() == BlockStyle.NORMAL && text.listItem() == null)
                .flatMap(Body::passages)
                .map(Passage::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /// The length of all that people can read in a body, in UTF-16 units.
    static long lengthOf(Body body) {
        return body.blocks().stream()
                .flatMap(BodyText::pieces)
                .mapToLong(piece -> piece == null ? 0 : piece.length())
                .sum();
    }

    private static Stream<String> pieces(Block block) {
        return switch (block) {
            case TextBlock _, TableBlock _ ->
                Body.passages(block)
                        .map(Passage::children)
                        .flatMap(Collection::stream)
                        .map(Span::text);
            case ImageBlock _, GalleryBlock _ ->
                Body.images(block)
                        .map(ImageBlock::image)
                        .flatMap(image -> Stream.of(image.alt(), image.caption(), image.credit()));
            case PullQuoteBlock quote -> Stream.of(quote.text(), quote.attribution());
            case EmbedBlock embed -> Stream.of(embed.url());
            case DividerBlock _ -> Stream.empty();
        };
    }

    private void block(Block block) {
        switch (block) {
            case TextBlock text when text.listItem() != null -> item(text);
            case TextBlock text -> paragraph(text.text());
            case TableBlock table ->
                paragraph(table.rows().stream().map(BodyText::row).collect(Collectors.joining("\n")));
            case ImageBlock _, GalleryBlock _ ->
                Body.images(block).forEach(image -> paragraph(image.image().caption()));
            case PullQuoteBlock quote ->
                paragraph(quote.attribution() == null ? quote.text() : quote.text() + "\n— " + quote.attribution());
            case EmbedBlock embed -> paragraph(embed.url());
            case DividerBlock _ -> inList = false;
        }
    }

    private void paragraph(String text) {
        inList = false;
        if (text != null && !text.isBlank()) {
            separate("\n\n");
            out.append(text.strip());
        }
    }

    private void item(TextBlock block) {
        if (block.text().isBlank()) {
            return;
        }
        separate(inList ? "\n" : "\n\n");
        if (!inList) {
            Arrays.fill(numbers, 0);
        }
        inList = true;
        int level = block.level();
        numbers[level]++;
        Arrays.fill(numbers, level + 1, numbers.length, 0);
        out.repeat("  ", level - 1)
                .append(block.listItem() == ListItem.BULLET ? "• " : numbers[level] + ". ")
                .append(block.text().strip());
    }

    private void separate(String by) {
        if (!out.isEmpty()) {
            out.append(by);
        }
    }

    private static String row(TableRow row) {
        List<String> cells = new ArrayList<>();
        row.cells()
                .forEach(cell -> cells.add(cell.text().replaceAll("\\s+", " ").strip()));
        return String.join("\t", cells);
    }
}
