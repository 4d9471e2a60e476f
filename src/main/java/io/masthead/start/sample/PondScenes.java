package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.hanging;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/// Pictures looking straight down on water: paper boats, a lotus pond.
final class PondScenes {

    private PondScenes() {}

    static void paperBoats(Canvas c) {
        water(c, Tint.palette(0x9ADBD3, 0x4FB3B8, 0x2A87A0, 0x1C5F86));
        Color[] papers = Tint.palette(0xFBF6EA, 0xF2705A, 0xF7C24A, 0xF9F9F6, 0xEE8FA6, 0x8FCB8B);
        for (int i = 0; i < 6; i++) {
            double x = 190 + i % 3 * 520 + i / 3 * 190 + c.between(-70, 70);
            double y = 300 + i / 3 * 340 + c.between(-60, 60);
            for (int ring = 1; ring < 5; ring++) {
                c.stroke(
                        oval(x, y + 26, 90 + ring * 48, 26 + ring * 19),
                        Tint.sheer(Color.WHITE, 0.32 - ring * 0.065),
                        3.2 - ring * 0.4);
            }
            c.light().haze(x + 24, y + 48, 170, 46, Tint.of(0x0F4560), 0.55);
            boat(c, x, y, c.between(1.05, 1.5), c.between(-0.16, 0.16), papers[i]);
        }
        for (int i = 0; i < 26; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(0, HEIGHT);
            double angle = c.between(0, Math.PI * 2);
            c.fill(
                    leaf(x, y, x + Math.cos(angle) * 34, y + Math.sin(angle) * 34, 6),
                    c.oneOf(Tint.palette(0xE8A23C, 0xD9683A, 0xB9C34F)));
        }
    }

    static void lotusPond(Canvas c) {
        water(c, Tint.palette(0x5FA08E, 0x2F7A74, 0x1C5960, 0x123F4B));
        for (int i = 0; i < 5; i++) {
            carp(c, c.between(120, 1480), c.between(120, 780), c.between(0, Math.PI * 2), c.between(0.8, 1.3));
        }
        for (int i = 0; i < 24; i++) {
            double angle = i * 2.399 + c.between(-0.3, 0.3);
            double reach = 330 + 95 * Math.sqrt(i) + c.between(-40, 40);
            double x = 800 + Math.cos(angle) * reach * 1.35;
            double y = 450 + Math.sin(angle) * reach * 0.85;
            pad(c, x, y, c.between(70, 150));
        }
        for (int i = 0; i < 6; i++) {
            double angle = i * 1.047 + c.between(-0.25, 0.25);
            blossom(
                    c,
                    800 + Math.cos(angle) * c.between(430, 640),
                    450 + Math.sin(angle) * c.between(230, 320),
                    c.between(52, 84));
        }
    }

    private static void water(Canvas c, Color[] depths) {
        c.light().gradient(0, HEIGHT, depths);
        c.light().glow(420, 120, 800, 420, Tint.of(0xD9FFF4), 0.35);
        for (int i = 0; i < 260; i++) {
            double x = c.between(-60, WIDTH);
            double y = c.between(0, HEIGHT);
            double half = c.between(14, 74);
            c.stroke(
                    hanging(x - half, y, x + half, y + c.between(-5, 5), c.between(-4, 4)),
                    Tint.sheer(Color.WHITE, c.between(0.04, 0.2)),
                    c.between(1, 3));
        }
    }

    private static void boat(Canvas c, double x, double y, double scale, double turn, Color paper) {
        c.at(x, y, turn, scale, () -> {
            c.fill(polygon(-42, 2, 0, -78, 42, 2), Tint.darker(paper, 0.1));
            c.fill(polygon(-42, 2, 0, -78, 0, 2), Tint.lighter(paper, 0.25));
            c.fill(polygon(-116, -20, -42, 2, 42, 2, 116, -20, 72, 44, -72, 44), Tint.darker(paper, 0.05));
            c.fill(polygon(-116, -20, 0, 2, -72, 44), Tint.lighter(paper, 0.35));
            c.fill(polygon(116, -20, 0, 2, 72, 44), Tint.darker(paper, 0.2));
            c.fill(polygon(0, 2, -72, 44, 72, 44), Tint.lighter(paper, 0.08));
            c.line(-72, 44, 72, 44, Tint.sheer(Color.WHITE, 0.6), 2);
        });
    }

    private static void pad(Canvas c, double x, double y, double radius) {
        double notch = c.between(0, 360);
        c.light().haze(x + 12, y + 16, radius * 1.2, radius * 1.1, Tint.of(0x06262E), 0.7);
        Color green = Tint.mix(Tint.of(0x3E8F57), Tint.of(0x8CBF5E), c.between(0, 1));
        var disc = new Arc2D.Double(x - radius, y - radius * 0.9, radius * 2, radius * 1.8, notch, 336, Arc2D.PIE);
        c.fillDown(disc, Tint.lighter(green, 0.16), Tint.darker(green, 0.2));
        for (int i = 0; i <= 14; i++) {
            double angle = -Math.toRadians(notch + i * 24);
            double reach = radius * 0.92;
            c.line(
                    x,
                    y,
                    x + Math.cos(angle) * reach,
                    y + Math.sin(angle) * reach * 0.9,
                    Tint.sheer(Tint.of(0xE2F2B8), 0.32),
                    1.7);
        }
        c.stroke(disc, Tint.sheer(Tint.of(0x1D4F38), 0.5), 2);
        for (int i = 0; i < 3; i++) {
            double dx = x + c.between(-0.5, 0.5) * radius;
            double dy = y + c.between(-0.5, 0.5) * radius;
            c.dot(dx, dy, 5, Tint.sheer(Color.WHITE, 0.45));
            c.dot(dx - 1.5, dy - 1.5, 1.8, Color.WHITE);
        }
    }

    private static void blossom(Canvas c, double x, double y, double size) {
        c.light().haze(x + 10, y + 18, size * 1.5, size * 1.1, Tint.of(0x06262E), 0.6);
        double turn = c.between(0, 1);
        for (int ring = 0; ring < 3; ring++) {
            int petals = 9 - ring * 2;
            double reach = size * (1.15 - ring * 0.3);
            for (int i = 0; i < petals; i++) {
                double angle = turn + ring * 0.35 + i * 2 * Math.PI / petals;
                double tipX = x + Math.cos(angle) * reach;
                double tipY = y + Math.sin(angle) * reach * 0.86;
                Color petal = Tint.ramp(ring / 2.0, Tint.palette(0xE8739A, 0xF5A3BD, 0xFCD9E2));
                var shape = leaf(x, y, tipX, tipY, reach * 0.2);
                c.fill(shape, Tint.mix(petal, Tint.of(0xFFF2F4), c.between(0, 0.22)));
                c.stroke(shape, Tint.sheer(Tint.of(0xB83F6E), 0.3), 1.3);
            }
        }
        c.dot(x, y, size * 0.17, Tint.of(0xE3B93F));
        for (int i = 0; i < 7; i++) {
            c.dot(x + Math.cos(i * 0.9) * size * 0.09, y + Math.sin(i * 0.9) * size * 0.09, 2, Tint.of(0x8F6D1C));
        }
    }

    private static void carp(Canvas c, double x, double y, double turn, double scale) {
        Color back = c.oneOf(Tint.palette(0xF2753A, 0xF6F0E4, 0xE4502F, 0xF4B24A));
        c.at(x, y, turn, scale, () -> {
            Path2D tail = new Path2D.Double();
            tail.moveTo(-62, 0);
            tail.quadTo(-100, -34, -132, -30);
            tail.quadTo(-112, 0, -124, 34);
            tail.quadTo(-96, 28, -62, 0);
            c.fill(tail, Tint.sheer(back, 0.6));
            c.fill(leaf(12, 0, -20, -52, 9), Tint.sheer(back, 0.55));
            c.fill(leaf(12, 0, -20, 52, 9), Tint.sheer(back, 0.55));
            c.fill(leaf(86, 0, -84, 0, 21), Tint.sheer(back, 0.9));
            c.fill(oval(20, -4, 24, 11), Tint.sheer(Tint.of(0xFFF6E8), 0.75));
            c.fill(oval(-30, 5, 17, 8), Tint.sheer(Tint.of(0xC93A24), 0.7));
            c.dot(62, -9, 3, Tint.of(0x1B1B1B));
            c.dot(62, 9, 3, Tint.of(0x1B1B1B));
        });
    }
}
