package io.masthead.media;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// A picture and its halves, made when first needed. Scaling down by halves and then by less than half keeps lines
/// smooth, where one big step would skip pixels; and every rendition shares the halves.
final class Pyramid {

    private final List<BufferedImage> levels = new ArrayList<>();
    private final boolean opaque;

    Pyramid(Picture picture) {
        levels.add(picture.image());
        opaque = picture.opaque();
    }

    /// A part of the picture in a smaller (or the same) size.
    BufferedImage scaled(Rectangle part, Dimension size) {
        int level = 0;
        while (part.width >> (level + 1) >= size.width && part.height >> (level + 1) >= size.height) {
            level++;
        }
        BufferedImage source = level(level);
        if (source.getWidth() == size.width && source.getHeight() == size.height) {
            return source;
        }
        double toX = (double) source.getWidth() / levels.getFirst().getWidth();
        double toY = (double) source.getHeight() / levels.getFirst().getHeight();
        int x = (int) Math.round(part.x * toX);
        int y = (int) Math.round(part.y * toY);
        Rectangle from = new Rectangle(
                x,
                y,
                Math.max(1, (int) Math.round((part.x + part.width) * toX) - x),
                Math.max(1, (int) Math.round((part.y + part.height) * toY) - y));
        return draw(source, from, size, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    private BufferedImage level(int level) {
        while (levels.size() <= level) {
            BufferedImage last = levels.getLast();
            Dimension half = new Dimension((last.getWidth() + 1) / 2, (last.getHeight() + 1) / 2);
            Rectangle whole = new Rectangle(last.getWidth(), last.getHeight());
            levels.add(draw(last, whole, half, RenderingHints.VALUE_INTERPOLATION_BILINEAR));
        }
        return levels.get(level);
    }

    private BufferedImage draw(BufferedImage source, Rectangle from, Dimension size, Object interpolation) {
        BufferedImage sheet = Picture.sheet(size.width, size.height, opaque);
        Graphics2D pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        pen.drawImage(
                source, 0, 0, size.width, size.height, from.x, from.y, from.x + from.width, from.y + from.height, null);
        pen.dispose();
        return sheet;
    }
}
