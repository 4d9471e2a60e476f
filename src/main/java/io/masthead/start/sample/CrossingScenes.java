package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.hanging;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;
import static io.masthead.start.sample.Shapes.under;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Path2D;

/// Pictures of ways over the river: the old bridge, the ferry.
final class CrossingScenes {

    private CrossingScenes() {}

    static void archBridge(Canvas c) {
        int horizon = 560;
        c.light().gradient(0, horizon, Tint.palette(0xA9CFCB, 0xCFE5DA, 0xF3EFD9));
        c.light().glow(1180, 190, 460, 320, Tint.of(0xFFF3C4), 0.55);
        c.fillDown(under(c.ridge(360, 120, 520), horizon), Tint.of(0x9CC0BC), Tint.of(0xD5E6DB));
        c.fillDown(under(c.ridge(440, 90, 330), horizon), Tint.of(0x7BA8A1), Tint.of(0xC3DBD0));
        for (int i = 0; i < 8; i++) {
            double x = i < 4 ? -30 + i * 105 : 1180 + (i - 4) * 118;
            Motifs.house(
                    c,
                    x,
                    horizon,
                    c.between(92, 122),
                    c.between(72, 128),
                    Tint.of(0xF4F1E6),
                    Tint.of(0x3E4B52),
                    Tint.of(0x6D7B7A));
        }
        c.fill(box(0, horizon - 14, 400, 14), Tint.of(0x87988C));
        c.fill(box(1200, horizon - 14, 400, 14), Tint.of(0x87988C));
        Path2D deck = new Path2D.Double();
        deck.moveTo(340, horizon);
        deck.curveTo(560, horizon - 40, 620, 268, 800, 268);
        deck.curveTo(980, 268, 1040, horizon - 40, 1260, horizon);
        deck.closePath();
        Area stone = new Area(deck);
        stone.subtract(new Area(oval(800, horizon, 190, 205)));
        c.fillDown(stone, Tint.of(0xB9B7A6), Tint.of(0x7F857B));
        c.within(stone, () -> {
            for (int row = 0; row < 16; row++) {
                double y = 262 + row * 20;
                c.line(330, y, 1270, y, Tint.sheer(Tint.of(0x4D544E), 0.28), 1.5);
                for (double x = 340 + row % 2 * 27; x < 1270; x += 54) {
                    c.line(x, y, x, y + 20, Tint.sheer(Tint.of(0x4D544E), 0.22), 1.5);
                }
            }
        });
        c.stroke(oval(800, horizon, 197, 212), Tint.of(0xD9D6C6), 12);
        Path2D rail = new Path2D.Double();
        rail.moveTo(352, horizon - 14);
        rail.curveTo(560, horizon - 62, 622, 246, 800, 246);
        rail.curveTo(978, 246, 1040, horizon - 62, 1248, horizon - 14);
        Area parapet = new Area(rail);
        parapet.subtract(new Area(deck));
        c.within(parapet, () -> {
            for (double x = 360; x < 1250; x += 22) {
                c.line(x, 240, x, horizon, Tint.of(0x9DA195), 5);
            }
        });
        c.stroke(rail, Tint.of(0x8D9186), 8);
        Motifs.walker(c, 742, 268, 74, Tint.of(0xB5483F), Tint.of(0xE6C2A0));
        Motifs.walker(c, 790, 264, 52, Tint.of(0x44617B), Tint.of(0xE6C2A0));
        c.light().reflect(horizon, Tint.of(0x6FA39B), 0.14);
        c.glitter(800, horizon + 10, HEIGHT, 500, 700, Tint.of(0xF6FFF4), 130);
        willow(c, 60, 30);
        willow(c, 1490, 26);
    }

    static void ferryAtDawn(Canvas c) {
        int horizon = 470;
        c.light().gradient(0, horizon, Tint.palette(0x8FB6D6, 0xC4D6E0, 0xF7DEC8, 0xFCCFAF));
        c.light().glow(330, 430, 520, 300, Tint.of(0xFFF0CF), 0.8);
        for (int i = 0; i < 7; i++) {
            c.light()
                    .haze(
                            c.between(0, WIDTH),
                            c.between(60, 260),
                            c.between(150, 330),
                            c.between(16, 40),
                            Color.WHITE,
                            0.55);
        }
        c.fillDown(under(c.ridge(420, 40, 420), horizon), Tint.of(0x9DB3C2), Tint.of(0xE6CFC2));
        c.light().reflect(horizon, Tint.of(0x7FA3B8), 0.15);
        c.glitter(330, horizon + 5, HEIGHT, 90, 330, Tint.of(0xFFF6E0), 260);
        double y = 650;
        c.light().haze(900, y + 26, 460, 34, Tint.of(0x2F4A5E), 0.7);
        c.fillDown(polygon(470, y - 66, 1330, y - 66, 1270, y + 18, 540, y + 18), Tint.of(0x2F6C8C), Tint.of(0x1F4A66));
        c.fill(polygon(476, y - 58, 1325, y - 58, 1317, y - 46, 486, y - 46), Tint.of(0xF4EEDF));
        c.fillDown(box(590, y - 150, 600, 84), Tint.of(0xFBF7EC), Tint.of(0xDDE0DA));
        c.fillDown(box(680, y - 222, 330, 72), Tint.of(0xF6F1E4), Tint.of(0xDADDD7));
        c.fill(softBox(570, y - 160, 640, 14, 8), Tint.of(0xD9694B));
        c.fill(softBox(664, y - 232, 362, 13, 8), Tint.of(0xD9694B));
        for (int i = 0; i < 11; i++) {
            c.fill(softBox(614 + i * 52, y - 130, 34, 38, 8), Tint.of(0x4D7F9B));
        }
        for (int i = 0; i < 6; i++) {
            c.fill(softBox(702 + i * 50, y - 206, 36, 32, 8), Tint.of(0xFFE2A3));
        }
        c.fillAcross(
                polygon(1060, y - 250, 1120, y - 250, 1130, y - 160, 1056, y - 160),
                Tint.of(0xD9694B),
                Tint.of(0xA9472F));
        c.fill(polygon(1059, y - 232, 1122, y - 232, 1124, y - 212, 1058, y - 212), Tint.of(0xF4EEDF));
        c.line(740, y - 232, 740, y - 320, Tint.of(0x54616A), 5);
        c.fill(polygon(740, y - 320, 812, y - 304, 740, y - 286), Tint.of(0xC8503A));
        for (int i = 0; i < 9; i++) {
            Color coat = c.oneOf(Tint.palette(0xC8503A, 0x3F6C8A, 0xE0A84A, 0x5D8468, 0x7A5B82));
            Motifs.walker(c, 1035 + c.below(3) * 4 + i * 28, y - 62, 46, coat, Tint.of(0xE9C4A2));
        }
        for (int i = 0; i < 46; i++) {
            double x = c.between(480, 1400);
            c.line(
                    x,
                    y + c.between(14, 30),
                    x + c.between(30, 90),
                    y + c.between(18, 34),
                    Tint.sheer(Color.WHITE, 0.45),
                    3);
        }
        Motifs.flock(c, 1240, 240, 9, Tint.of(0x5E7485));
    }

    private static void willow(Canvas c, double x, int twigs) {
        for (int i = 0; i < twigs; i++) {
            double start = x + c.between(-190, 190);
            double length = c.between(160, 430);
            double sway = c.between(-26, 40);
            Color green = Tint.mix(Tint.of(0x5E8F52), Tint.of(0xA9C66C), c.between(0, 1));
            c.stroke(hanging(start, -20, start + sway, length, 8), Tint.sheer(green, 0.8), 2);
            for (double down = 20; down < length; down += 17) {
                double at = start + sway * down / length;
                double side = c.below(2) * 2 - 1;
                c.fill(leaf(at, down, at + side * 9, down + 24, 3.2), Tint.sheer(green, 0.88));
            }
        }
    }
}
