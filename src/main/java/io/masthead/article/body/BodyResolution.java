package io.masthead.article.body;

import io.masthead.media.Image;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Completes a stored body with what its references mean now.
final class BodyResolution {

    private final BodyLinks links;

    BodyResolution(BodyLinks links) {
        this.links = links;
    }

    List<Block> resolve(List<Block> blocks) {
        return blocks.stream().map(this::block).flatMap(Optional::stream).toList();
    }

    private Optional<Block> block(Block block) {
        return switch (block) {
            case TextBlock text -> Optional.of(text(text));
            case TableBlock table ->
                Optional.of(new TableBlock(
                        table.key(), table.rows().stream().map(this::row).toList()));
            case ImageBlock image -> image(image).map(resolved -> resolved);
            case GalleryBlock gallery -> gallery(gallery);
            case PullQuoteBlock _, EmbedBlock _, DividerBlock _ -> Optional.of(block);
        };
    }

    private Optional<ImageBlock> image(ImageBlock block) {
        Image chosen = block.image();
        return links.image(chosen.mediaId())
                .map(image -> image.withWords(chosen.alt(), chosen.caption(), chosen.credit()))
                .map(image -> new ImageBlock(block.key(), image));
    }

    /// A gallery of which no image is left goes as well.
    private Optional<Block> gallery(GalleryBlock gallery) {
        List<ImageBlock> images = gallery.images().stream()
                .map(this::image)
                .flatMap(Optional::stream)
                .toList();
        return images.isEmpty() ? Optional.empty() : Optional.of(new GalleryBlock(gallery.key(), images));
    }

    private TextBlock text(TextBlock block) {
        if (block.markDefs().isEmpty()) {
            return block;
        }
        List<LinkMark> marks = marks(block);
        return new TextBlock(
                block.key(), block.style(), block.listItem(), block.level(), children(block, marks), marks);
    }

    private TableRow row(TableRow row) {
        return new TableRow(row.key(), row.cells().stream().map(this::cell).toList());
    }

    private TableCell cell(TableCell cell) {
        List<LinkMark> marks = marks(cell);
        return new TableCell(cell.key(), cell.header(), children(cell, marks), marks);
    }

    private List<LinkMark> marks(Passage passage) {
        return passage.markDefs().stream()
                .map(this::mark)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LinkMark> mark(LinkMark mark) {
        return mark.articleId() == null
                ? Optional.of(mark)
                : links.articleUrl(mark.articleId()).map(url -> new LinkMark(mark.key(), url, mark.articleId()));
    }

    private static List<Span> children(Passage passage, List<LinkMark> left) {
        Set<String> gone = new HashSet<>();
        passage.markDefs().forEach(mark -> gone.add(mark.key()));
        left.forEach(mark -> gone.remove(mark.key()));
        if (gone.isEmpty()) {
            return passage.children();
        }
        return passage.children().stream().map(span -> without(span, gone)).toList();
    }

    private static Span without(Span span, Set<String> gone) {
        return new Span(
                span.key(),
                span.text(),
                span.marks().stream().filter(mark -> !gone.contains(mark)).toList());
    }
}
