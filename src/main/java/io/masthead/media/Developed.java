package io.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All that is made of a picture, still in memory.
///
/// @param width of the upright picture in pixels
/// @param height of the upright picture in pixels
record Developed(
        PictureFormat format, int width, int height, String dominantColor, String thumbhash, List<Print> prints) {

    private static final float QUALITY = 0.82f;

    /// New crops are cut from the original, so it must bear a second encoding.
    private static final float QUALITY_OF_ORIGINAL = 0.92f;

    /// A file to be kept.
    record Print(RenditionFile file, byte[] bytes) {

        Print as(RenditionKind kind) {
            return new Print(new RenditionFile(kind.key(), file.format(), file.width(), file.height()), bytes);
        }
    }

    private record Look(Rectangle part, Dimension size, float quality) {}

    static Developed of(Picture picture, FocalPoint focus) throws IOException {
        Pyramid pyramid = new Pyramid(picture);
        int width = picture.image().getWidth();
        int height = picture.image().getHeight();
        List<Print> prints = prints(picture, pyramid, focus, kind -> true);
        BufferedImage small = pyramid.scaled(new Rectangle(width, height), fitting(width, height));
        return new Developed(picture.format(), width, height, DominantColor.of(small), ThumbHash.of(small), prints);
    }

    /// Only what depends on the focal point.
    static List<Print> cuts(Picture picture, FocalPoint focus) throws IOException {
        return prints(picture, new Pyramid(picture), focus, RenditionKind::isCut);
    }

    private static List<Print> prints(
            Picture picture, Pyramid pyramid, FocalPoint focus, Predicate<RenditionKind> wanted) throws IOException {
        List<Print> prints = new ArrayList<>();
        // A picture smaller than the largest kinds looks the same in them: it is encoded once.
        Map<Look, List<Print>> made = new HashMap<>();
        for (RenditionKind kind : RenditionKind.values()) {
            if (wanted.test(kind)) {
                Rectangle part =
                        kind.part(picture.image().getWidth(), picture.image().getHeight(), focus);
                Look look = new Look(part, kind.size(part), quality(kind));
                if (!made.containsKey(look)) {
                    made.put(look, print(kind, pyramid.scaled(part, look.size()), look.quality(), picture.opaque()));
                }
                made.get(look).forEach(print -> prints.add(print.as(kind)));
            }
        }
        return prints;
    }

    List<RenditionFile> files() {
        return prints.stream().map(Print::file).toList();
    }

    private static float quality(RenditionKind kind) {
        return kind == RenditionKind.ORIGINAL ? QUALITY_OF_ORIGINAL : QUALITY;
    }

    private static List<Print> print(RenditionKind kind, BufferedImage image, float quality, boolean opaque)
            throws IOException {
        List<Print> prints = new ArrayList<>();
        Optional<byte[]> webp = PictureWriter.webp(image, quality);
        webp.ifPresent(bytes -> prints.add(print(kind, PictureFormat.WEBP, image, bytes)));
        prints.add(
                opaque
                        ? print(kind, PictureFormat.JPEG, image, PictureWriter.jpeg(image, quality))
                        : print(kind, PictureFormat.PNG, image, PictureWriter.png(image)));
        return prints;
    }

    private static Print print(RenditionKind kind, PictureFormat format, BufferedImage image, byte[] bytes) {
        return new Print(new RenditionFile(kind.key(), format, image.getWidth(), image.getHeight()), bytes);
    }

    private static Dimension fitting(int width, int height) {
        double scale = Math.min(1, (double) ThumbHash.LONGEST_SIDE / Math.max(width, height));
        return new Dimension(
                Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }
}
