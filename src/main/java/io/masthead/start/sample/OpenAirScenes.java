package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.hanging;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.under;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/// Pictures under a wide sky: kites, the first snow, the stars.
final class OpenAirScenes {

    private OpenAirScenes() {}

    static void kites(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x3E8FCB, 0x7FBDE2, 0xC8E4EE, 0xF6F0DC));
        clouds(c, 9, 330);
        c.fillDown(under(c.ridge(760, 30, 480), HEIGHT), Tint.of(0xA9CC74), Tint.of(0x7FAE54));
        DoubleUnaryOperator meadow = c.ridge(800, 26, 380);
        c.fillDown(under(meadow, HEIGHT), Tint.of(0x8ABB58), Tint.of(0x4F8A3C));
        Color[] silks = Tint.palette(0xE2483D, 0xF2A33A, 0xF7D154, 0x2F9C8F, 0x6A4C9C, 0xE86C8D, 0x2F6DB5);
        for (int i = 0; i < 7; i++) {
            double child = 130 + i * 215 + c.between(-40, 40);
            double x = child + c.between(-70, 70);
            double y = 120 + (i * 3 % 7) * 42 + c.between(-24, 24);
            double size = 44 + y * 0.1 + c.between(0, 18);
            double foot = meadow.applyAsDouble(child) + 24;
            c.stroke(hanging(x, y, child, foot - 40, 26), Tint.sheer(Color.WHITE, 0.75), 1.5);
            kite(c, x, y, size, c.between(-0.35, 0.35), silks[i], silks[(i + 3) % silks.length]);
            Motifs.walker(c, child, foot, 58, silks[(i + 2) % silks.length], Tint.of(0xEBC7A6));
        }
        for (int i = 0; i < 260; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(meadow.applyAsDouble(x) + 20, HEIGHT);
            c.dot(x, y, c.between(1.5, 3.6), Tint.sheer(c.oneOf(Tint.palette(0xFFF7D6, 0xF7D154, 0xF4B6C8)), 0.85));
        }
    }

    static void firstSnow(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x3D5A8C, 0x7F93BE, 0xD6BFCF, 0xF4D9CF));
        c.fillDown(under(c.ridge(410, 120, 460), HEIGHT), Tint.of(0x8E9DBB), Tint.of(0xD8D9E5));
        DoubleUnaryOperator slope = c.ridge(530, 70, 420);
        c.fillDown(under(slope, HEIGHT), Tint.of(0xB8C2D8), Tint.of(0xEAEAF1));
        for (double x = 10; x < WIDTH; x += c.between(24, 60)) {
            double height = c.between(50, 110);
            Motifs.fir(c, x, slope.applyAsDouble(x) + 12, height, Tint.of(0x5C7190));
            Motifs.fir(c, x - 2, slope.applyAsDouble(x) + 5 - height * 0.12, height * 0.86, Tint.of(0xDFE5F0));
        }
        for (int i = 0; i < 6; i++) {
            double width = c.between(150, 220);
            double x = 40 + i * 262 + c.between(-30, 30);
            double y = 715 + c.between(-46, 26);
            Motifs.house(c, x, y, width, width * 0.55, Tint.of(0xA88674), Tint.of(0xF7F8FC), Tint.of(0xFFD27A));
            c.light().glow(x + width / 2, y - width * 0.3, width * 0.9, width * 0.5, Tint.of(0xFFB765), 0.5);
        }
        c.fillDown(under(c.ridge(735, 34, 520), HEIGHT), Tint.of(0xF3F4FA), Tint.of(0xCDD5E6));
        for (int i = 0; i < 420; i++) {
            double near = Math.pow(c.between(0, 1), 3);
            c.dot(
                    c.between(0, WIDTH),
                    c.between(0, HEIGHT),
                    1.2 + near * 6,
                    Tint.sheer(Color.WHITE, 0.85 - near * 0.45));
        }
    }

    static void starTrails(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x070B22, 0x0F1C44, 0x23406E, 0x5A6F93, 0xC08E7C));
        double poleX = c.between(600, 1000);
        double poleY = 330;
        Color[] stars = Tint.palette(0xFFFFFF, 0xCFE0FF, 0xFFE9C4, 0xFFD2B0, 0xB6CCFF);
        for (int i = 0; i < 330; i++) {
            double radius = 18 + 1060 * Math.sqrt(c.between(0, 1));
            double start = c.between(0, 360);
            var arc = new Arc2D.Double(
                    poleX - radius, poleY - radius, 2 * radius, 2 * radius, start, c.between(14, 46), Arc2D.OPEN);
            c.stroke(arc, Tint.sheer(c.oneOf(stars), c.between(0.14, 0.72)), c.between(0.8, 2.3));
        }
        c.dot(poleX, poleY, 3, Color.WHITE);
        c.light().glow(1200, 800, 620, 230, Tint.of(0xFFB37E), 0.45);
        c.fill(under(c.ridge(730, 80, 420), HEIGHT), Tint.of(0x17223F));
        DoubleUnaryOperator near = c.ridge(810, 50, 360);
        c.fill(under(near, HEIGHT), Tint.of(0x080D1E));
        for (double x = 0; x < WIDTH; x += c.between(20, 70)) {
            Motifs.fir(c, x, near.applyAsDouble(x) + 6, c.between(34, 96), Tint.of(0x080D1E));
        }
        double dome = 420;
        double foot = near.applyAsDouble(dome) + 10;
        c.fill(box(dome - 60, foot - 78, 120, 90), Tint.of(0x131C36));
        c.fill(oval(dome, foot - 78, 66, 60), Tint.of(0x1B2747));
        c.fill(
                polygon(dome - 4, foot - 76, dome + 18, foot - 140, dome + 34, foot - 134, dome + 16, foot - 76),
                Tint.of(0xFFC98A));
        c.light().glow(dome + 18, foot - 108, 70, 60, Tint.of(0xFFB164), 0.5);
    }

    static void clouds(Canvas c, int count, double lowest) {
        for (int i = 0; i < count; i++) {
            double x = (i + c.between(0.1, 0.9)) * WIDTH / count;
            double y = c.between(60, lowest);
            double size = c.between(34, 72);
            for (int puff = 0; puff < 13; puff++) {
                double aside = (puff - 6) * size * 0.5;
                double reach = size * (1.35 - Math.abs(puff - 6) * 0.14) * c.between(0.75, 1.25);
                c.light().haze(x + aside, y - reach * 0.42, reach * 1.25, reach, Color.WHITE, 0.62);
            }
            c.light().haze(x, y + size * 0.1, size * 3.6, size * 0.5, Tint.of(0xF4F6F7), 0.6);
        }
    }

    private static void kite(Canvas c, double x, double y, double size, double turn, Color left, Color right) {
        c.at(x, y, turn, size / 60, () -> {
            Path2D tail = new Path2D.Double();
            tail.moveTo(0, 62);
            tail.curveTo(40, 110, -40, 150, 6, 210);
            c.stroke(tail, right, 3);
            for (int i = 0; i < 4; i++) {
                double down = 92 + i * 32;
                double aside = i % 2 == 0 ? 7 : -8;
                c.fill(polygon(aside, down, aside - 16, down - 8, aside - 16, down + 8), left);
                c.fill(polygon(aside, down, aside + 16, down - 8, aside + 16, down + 8), left);
            }
            c.fill(polygon(0, -66, -48, -8, 0, 62), left);
            c.fill(polygon(0, -66, 48, -8, 0, 62), right);
            c.fill(polygon(0, -66, -48, -8, 0, -8), Tint.lighter(left, 0.22));
            c.fill(polygon(0, 62, 48, -8, 0, -8), Tint.darker(right, 0.12));
            c.line(-48, -8, 48, -8, Tint.sheer(Color.WHITE, 0.6), 2);
            c.line(0, -66, 0, 62, Tint.sheer(Color.WHITE, 0.6), 2);
        });
    }
}
