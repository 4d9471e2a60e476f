package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;

import java.awt.Color;

/// The picture of the library: shelves, books, a few plants.
final class LibraryScene {

    private LibraryScene() {}

    static void libraryShelves(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x4B2E20, 0x5E3B28, 0x40261B));
        Color[] bindings = Tint.palette(
                0x9E3B34, 0xC96F3B, 0xDDA84E, 0x6F8F5E, 0x2F6B6B, 0x2F4E7A, 0x5C4278, 0xE8D9BC, 0x8B5A44, 0x3A3A4A,
                0xB85C74);
        int shelves = 4;
        for (int shelf = 0; shelf < shelves; shelf++) {
            double floor = 212 + shelf * 224;
            c.fillDown(box(0, floor - 212, WIDTH, 212), Tint.of(0x1F120C), Tint.of(0x3A2317));
            double x = 14;
            while (x < WIDTH) {
                if (c.below(22) == 0) {
                    x += plant(c, x + 20, floor);
                } else if (c.below(15) == 0) {
                    x += pile(c, x + 6, floor, bindings);
                } else {
                    x += book(c, x, floor, c.oneOf(bindings));
                }
            }
            c.fillDown(box(0, floor, WIDTH, 22), Tint.of(0xB07C4F), Tint.of(0x6E4529));
            c.fillDown(box(0, floor + 22, WIDTH, 26), Tint.sheer(Color.BLACK, 0.6), Tint.sheer(Color.BLACK, 0));
        }
        for (int post = 0; post < 3; post++) {
            c.fillAcross(box(post * 787 - 14, 0, 42, HEIGHT), Tint.of(0xA8754A), Tint.of(0x69432A));
        }
        c.light().glow(c.between(500, 1100), 330, 820, 560, Tint.of(0xFFC77A), 0.4);
    }

    private static double book(Canvas c, double x, double floor, Color binding) {
        double width = c.between(20, 52);
        double height = c.between(128, 186);
        double lean = c.below(14) == 0 ? 0.12 : 0;
        c.at(x, floor, lean, 1, () -> {
            var spine = softBox(0, -height, width, height, 5);
            c.fillAcross(spine, Tint.lighter(binding, 0.16), Tint.darker(binding, 0.35));
            Color gilt = Tint.sheer(Tint.mix(binding, Tint.of(0xF5DEA6), 0.75), 0.85);
            c.fill(box(0, -height * 0.88, width, 4), gilt);
            c.fill(box(0, -height * 0.14, width, 4), gilt);
            if (width > 30) {
                c.fill(softBox(width * 0.24, -height * 0.74, width * 0.52, height * 0.3, 4), gilt);
            }
        });
        return width + 1.5 + lean * 170;
    }

    private static double pile(Canvas c, double x, double floor, Color[] bindings) {
        double y = floor;
        for (int i = 0; i < 4; i++) {
            double thick = c.between(20, 34);
            double width = c.between(118, 150);
            Color binding = c.oneOf(bindings);
            c.fillDown(
                    softBox(x + c.between(0, 14), y - thick, width, thick, 5),
                    Tint.lighter(binding, 0.12),
                    Tint.darker(binding, 0.25));
            y -= thick;
        }
        return 172;
    }

    private static double plant(Canvas c, double x, double floor) {
        for (int i = 0; i < 15; i++) {
            double angle = -Math.PI / 2 + c.between(-1.1, 1.1);
            double reach = c.between(50, 112);
            Color green = Tint.mix(Tint.of(0x3F7A45), Tint.of(0x93BE6C), c.between(0, 1));
            c.fill(
                    leaf(x + 34, floor - 52, x + 34 + Math.cos(angle) * reach, floor - 52 + Math.sin(angle) * reach, 8),
                    green);
        }
        c.fillAcross(
                polygon(x, floor - 62, x + 68, floor - 62, x + 56, floor, x + 12, floor),
                Tint.of(0xEFE6D4),
                Tint.of(0xB29F86));
        return 112;
    }
}
