package io.masthead.media;

import java.awt.Rectangle;
import java.util.Locale;

/// The named renditions. `thumb` and `card` are cut to 16:9 around the focal point, the others keep the
/// picture's shape. None is ever larger than what was uploaded; how wide they are, [RenditionSet] says.
enum RenditionKind {
    THUMB(true),
    CARD(true),
    ARTICLE(false),
    HERO(false),
    ORIGINAL(false);

    private final boolean cut;

    RenditionKind(boolean cut) {
        this.cut = cut;
    }

    /// Its name in addresses.
    String key() {
        return name().toLowerCase(Locale.ROOT);
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
}
