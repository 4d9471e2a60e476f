package io.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// What is known of a picture before its files are made.
///
/// @param format what was uploaded
/// @param width of the upright picture in pixels
/// @param height of the upright picture in pixels
/// @param dominantColor `#rrggbb`
/// @param thumbhash in Base64
record Proof(PictureFormat format, int width, int height, String dominantColor, String thumbhash) {

    /// @param small the picture, or a smaller one of the same look
    static Proof of(Picture small, int width, int height) {
        return of(small, new Pyramid(small), width, height);
    }

    static Proof of(Picture picture, Pyramid pyramid, int width, int height) {
        int w = picture.image().getWidth();
        int h = picture.image().getHeight();
        BufferedImage tiny = pyramid.scaled(new Rectangle(w, h), fitting(w, h));
        return new Proof(picture.format(), width, height, DominantColor.of(tiny), ThumbHash.of(tiny));
    }

    private static Dimension fitting(int width, int height) {
        double scale = Math.min(1, (double) ThumbHash.LONGEST_SIDE / Math.max(width, height));
        return new Dimension(
                Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }
}
