package io.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Locale;

/// The named renditions. `thumb` and `card` are cut to 16:9 around the focal point, the others keep the picture's
/// shape. None is ever larger than what was uploaded.
enum RenditionKind {
    THUMB(320, true),
    CARD(640, true),
    ARTICLE(1280, false),
    HERO(1920, false),
    ORIGINAL(Integer.MAX_VALUE, false);

    private final int widest;
    private final boolean cut;

    RenditionKind(int widest, boolean cut) {
        this.widest = widest;
        this.cut = cut;
    }

    /// Its name in addresses.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RenditionKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    boolean isCut() {
        return cut;
    }

    /// The part of a picture that it shows.
    Rectangle part(int width, int height, FocalPoint focus) {
        if (!cut) {
            return new Rectangle(width, height);
        }
        int w = Math.clamp(Math.round(height * 16.0 / 9), 1, width);
        int h = Math.clamp(Math.round(width * 9.0 / 16), 1, height);
        int x = Math.clamp(Math.round(focus.x() * width - w / 2.0), 0, width - w);
        int y = Math.clamp(Math.round(focus.y() * height - h / 2.0), 0, height - h);
        return new Rectangle(x, y, w, h);
    }

    /// Its size in pixels when it shows a part of this size.
    Dimension size(Rectangle part) {
        double scale = Math.min(1, (double) widest / part.width);
        return new Dimension(
                Math.max(1, (int) Math.round(part.width * scale)), Math.max(1, (int) Math.round(part.height * scale)));
    }
}
