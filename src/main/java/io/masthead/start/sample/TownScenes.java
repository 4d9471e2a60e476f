package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.hanging;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;
import static io.masthead.start.sample.Shapes.under;

import java.awt.Color;
import java.awt.geom.Path2D;

/// Pictures of the town: its skyline by night, its old roofs.
final class TownScenes {

    private TownScenes() {}

    static void skylineByNight(Canvas c) {
        int horizon = 640;
        c.light().gradient(0, horizon, Tint.palette(0x0B1030, 0x1C1F55, 0x4B2F76, 0xA84E82, 0xF08A6B));
        c.light().glow(c.between(500, 1100), horizon, 820, 340, Tint.of(0xFF9E6B), 0.5);
        for (int i = 0; i < 110; i++) {
            c.dot(
                    c.between(0, WIDTH),
                    c.between(0, 300),
                    c.between(0.5, 1.6),
                    Tint.sheer(Color.WHITE, c.between(0.2, 0.8)));
        }
        Color[] walls = Tint.palette(0x6A3F7C, 0x412B68, 0x1D1A48);
        for (int layer = 0; layer < walls.length; layer++) {
            for (double x = -30; x < WIDTH; ) {
                double width = c.between(52, 116) + layer * 12;
                double middle = 1 - Math.abs(x + width / 2 - 800) / 900;
                double height = (c.between(70, 190) + 170 * middle * c.between(0.5, 1.25)) * (1.15 - layer * 0.24);
                tower(c, x, horizon, width, height, walls[layer], 0.15 + layer * 0.17);
                x += width + c.between(0, 10 + layer * 16);
            }
        }
        c.fill(box(0, horizon - 12, WIDTH, 12), Tint.of(0x0F0F30));
        for (double x = 12; x < WIDTH; x += 58) {
            c.light().glow(x, horizon - 16, 22, 18, Tint.of(0xFFC67A), 0.9);
        }
        c.light().reflect(horizon, Tint.of(0x120F33), 0.26);
        for (int i = 0; i < 46; i++) {
            c.glitter(
                    c.between(0, WIDTH),
                    horizon + 4,
                    HEIGHT - 60,
                    5,
                    22,
                    c.oneOf(Tint.palette(0xFFD08A, 0xFF9C8A, 0x9FC4FF)),
                    9);
        }
    }

    static void oldTownRoofs(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0xF4C9A5, 0xF9DDBE, 0xFBE9D2));
        c.light().glow(1150, 130, 560, 320, Tint.of(0xFFF0C9), 0.9);
        c.fillDown(under(c.ridge(190, 70, 420), 420), Tint.of(0xC9B3B6), Tint.of(0xF3DCC9));
        int rows = 7;
        for (int row = 0; row < rows; row++) {
            double near = row / (rows - 1.0);
            double eaves = 265 + 620 * Math.pow(near, 1.15);
            double width = 170 + 270 * near;
            Color tile = Tint.ramp(near, Tint.palette(0x9AA0B0, 0x6C7689, 0x48536A, 0x2B3448));
            Color wall = Tint.ramp(near, Tint.palette(0xF8E8D8, 0xFBF3E7, 0xEFE7DC));
            for (double x = -width * c.between(0.2, 0.9); x < WIDTH; x += width * c.between(0.96, 1.12)) {
                gable(c, x, eaves + c.between(-14, 14) * (1 + near), width, 40 + 60 * near, tile, wall);
            }
            c.light().haze(c.between(200, 1400), eaves + 30, 620, 46, Tint.of(0xFFE6CB), 0.42 - near * 0.36);
        }
        for (int i = 0; i < 3; i++) {
            double x = 260 + i * 480 + c.between(-90, 90);
            for (int puff = 0; puff < 12; puff++) {
                c.light()
                        .haze(
                                x + puff * 7 + Math.sin(puff) * 9,
                                400 - puff * 17,
                                14 + puff * 4,
                                12 + puff * 3,
                                Color.WHITE,
                                0.22);
            }
        }
        Motifs.flock(c, 560, 130, 9, Tint.of(0x6B6478));
    }

    private static void tower(Canvas c, double x, double floor, double width, double height, Color wall, double lit) {
        double top = floor - height;
        c.fillDown(box(x, top, width, height), Tint.lighter(wall, 0.05), Tint.darker(wall, 0.18));
        if (height > 270) {
            c.fill(polygon(x + width * 0.2, top, x + width * 0.5, top - 30, x + width * 0.8, top), wall);
            c.line(x + width * 0.5, top - 28, x + width * 0.5, top - 74, wall, 3);
            c.light().glow(x + width * 0.5, top - 74, 13, 13, Tint.of(0xFF5A5A), 1);
        }
        for (double wy = top + 14; wy < floor - 22; wy += 15) {
            for (double wx = x + 8; wx < x + width - 11; wx += 12) {
                if (c.between(0, 1) < lit) {
                    c.fill(
                            box(wx, wy, 6, 8),
                            Tint.sheer(
                                    c.oneOf(Tint.palette(0xFFD98E, 0xFFC069, 0xFFF0C9, 0xBFD9FF)), c.between(0.55, 1)));
                }
            }
        }
    }

    private static void gable(Canvas c, double x, double eaves, double width, double drop, Color tile, Color wall) {
        double rise = width * 0.24;
        c.fillDown(box(x + width * 0.06, eaves - 4, width * 0.88, HEIGHT - eaves + 10), wall, Tint.darker(wall, 0.14));
        for (int i = 0; i < 3; i++) {
            double left = x + width * (0.2 + i * 0.24);
            c.fill(
                    box(left, eaves + drop * 0.3, width * 0.1, drop * 0.5),
                    c.oneOf(Tint.of(0xFFD489), Tint.darker(tile, 0.1), Tint.darker(tile, 0.1)));
        }
        Path2D roof = new Path2D.Double();
        roof.moveTo(x - width * 0.05, eaves - rise * 0.05);
        roof.quadTo(x + width * 0.07, eaves - rise * 0.4, x + width * 0.12, eaves - rise);
        roof.lineTo(x + width * 0.88, eaves - rise);
        roof.quadTo(x + width * 0.93, eaves - rise * 0.4, x + width * 1.05, eaves - rise * 0.05);
        roof.quadTo(x + width * 0.5, eaves + rise * 0.16, x - width * 0.05, eaves - rise * 0.05);
        roof.closePath();
        c.fill(softBox(x, eaves, width, width * 0.05, 6), Tint.sheer(Color.BLACK, 0.16));
        c.fillDown(roof, Tint.lighter(tile, 0.2), tile);
        c.within(roof, () -> {
            double step = width / 30;
            for (int i = -2; i <= 32; i++) {
                double top = x + width * 0.12 + i / 30.0 * width * 0.76;
                double foot = x - width * 0.05 + i / 30.0 * width * 1.1;
                c.line(
                        top,
                        eaves - rise,
                        foot,
                        eaves + rise * 0.2,
                        Tint.sheer(Tint.darker(tile, 0.45), 0.55),
                        step * 0.22);
            }
        });
        c.stroke(
                hanging(x + width * 0.08, eaves - rise - 3, x + width * 0.92, eaves - rise - 3, 3),
                Tint.darker(tile, 0.32),
                width * 0.028);
    }
}
