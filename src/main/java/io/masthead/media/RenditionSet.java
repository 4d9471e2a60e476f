package io.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;

/// How wide the renditions of this installation are, in the order of [RenditionKind].
///
/// @param widths in pixels; the original has none
record RenditionSet(List<Integer> widths) {

    /// What every installation begins with.
    static final RenditionSet USUAL = parse("320,640,1280,1920");

    private static final int WIDEST = 8192;
    private static final int NARROWEST = 16;

    /// Reads `MASTHEAD_MEDIA_WIDTHS`.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    static RenditionSet parse(String setting) {
        String[] parts = setting.split(",");
        String wrong = "MASTHEAD_MEDIA_WIDTHS has to be four widths from " + NARROWEST + " to " + WIDEST
                + " pixels, for thumb, card, article and hero, such as 320,640,1280,1920; it is '" + setting + "'.";
        if (parts.length != RenditionKind.values().length - 1
                || !Arrays.stream(parts).allMatch(part -> part.strip().matches("[0-9]{2,4}"))) {
            throw new IllegalArgumentException(wrong);
        }
        List<Integer> widths =
                Arrays.stream(parts).map(String::strip).map(Integer::valueOf).toList();
        if (widths.stream().anyMatch(width -> width < NARROWEST || width > WIDEST)) {
            throw new IllegalArgumentException(wrong);
        }
        return new RenditionSet(widths);
    }

    /// The size in pixels of a rendition that shows a part of this size. Nothing is enlarged.
    Dimension size(RenditionKind kind, Rectangle part) {
        double scale =
                kind == RenditionKind.ORIGINAL ? 1 : Math.min(1, (double) widths.get(kind.ordinal()) / part.width);
        return new Dimension(
                Math.max(1, (int) Math.round(part.width * scale)), Math.max(1, (int) Math.round(part.height * scale)));
    }
}
