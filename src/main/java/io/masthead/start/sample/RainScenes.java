package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;

import java.awt.Color;
import java.awt.geom.Path2D;

/// Pictures of rain: a street by night, umbrellas in a square seen from above.
final class RainScenes {

    private RainScenes() {}

    static void rainOnTheStreet(Canvas c) {
        int horizon = 520;
        c.light().gradient(0, horizon, Tint.palette(0x14203A, 0x26395A, 0x49587A, 0x8A7890));
        c.light().glow(800, horizon, 520, 330, Tint.of(0xFFC98F), 0.7);
        Color[] walls = Tint.palette(0x1A2440, 0x222F50, 0x2C3B60, 0x3A4A70);
        for (int side = -1; side <= 1; side += 2) {
            for (int block = 3; block >= 0; block--) {
                double inner = 800 + side * (110 + (3 - block) * 170);
                double outer = inner + side * 230;
                double top = 300 - (3 - block) * 88;
                c.fill(polygon(inner, top + 60, outer, top, outer, horizon + 40, inner, horizon), walls[block]);
                shopfront(c, inner, outer, top, horizon, side);
            }
        }
        for (int i = 0; i < 34; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(250, 500);
            double size = c.between(10, 34) * (0.5 + Math.abs(x - 800) / 800);
            Color lamp = c.oneOf(Tint.palette(0xFFC46B, 0xFF8B5E, 0xFF5F6D, 0x8FD3FF, 0xFFE7B0));
            c.light().glow(x, y, size * 2.4, size * 2.4, lamp, 0.35);
            c.dot(x, y, size * 0.7, Tint.sheer(lamp, 0.3));
        }
        c.light().reflect(horizon, Tint.of(0x17213B), 0.18);
        for (int i = 0; i < 150; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(horizon, HEIGHT);
            c.fill(
                    oval(x, y, c.between(8, 60), c.between(0.8, 2)),
                    Tint.sheer(c.oneOf(Tint.palette(0xFFD6A0, 0xFF9A76, 0xA9D4FF)), 0.32));
        }
        Color[] silks = Tint.palette(0xD8443C, 0xF0B23E, 0x2F9C95, 0xE87FA0);
        for (int i = 0; i < 4; i++) {
            double height = 150 + i * 62;
            double x = new double[] {720, 960, 480, 1210}[i] + c.between(-40, 40);
            umbrella(c, x, 600 + i * 84, height, silks[i]);
        }
        for (int i = 0; i < 520; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(-40, HEIGHT);
            double length = c.between(14, 46);
            c.line(x, y, x - length * 0.16, y + length, Tint.sheer(Tint.of(0xD9E6FF), c.between(0.08, 0.34)), 1.3);
        }
    }

    static void umbrellas(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x8793A0, 0x76828F, 0x646F7D));
        for (int row = 0; row < 16; row++) {
            for (int column = -1; column < 18; column++) {
                double x = column * 96 + row % 2 * 48;
                Color stone = Tint.mix(Tint.of(0x6D7886), Tint.of(0x8A95A1), c.between(0, 1));
                c.fill(softBox(x + 2, row * 58 + 2, 92, 54, 8), Tint.sheer(stone, 0.8));
            }
        }
        for (int i = 0; i < 16; i++) {
            c.light()
                    .glow(
                            c.between(0, WIDTH),
                            c.between(0, HEIGHT),
                            c.between(60, 190),
                            c.between(24, 70),
                            Tint.of(0xC6DAEA),
                            0.4);
        }
        Color[] silks = Tint.palette(0xE2483D, 0xF2A93B, 0x2F9C8F, 0x3467B0, 0xE9789A, 0xF4E5C2, 0x7A529C, 0x74B553);
        for (int i = 0; i < 21; i++) {
            double x = 90 + i % 7 * 236 + (i / 7 % 2) * 100 + c.between(-42, 42);
            double y = 150 + i / 7 * 300 + c.between(-50, 50);
            open(c, x, y, c.between(74, 112), silks[(i * 5 + c.below(2)) % silks.length]);
        }
        for (int i = 0; i < 260; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(0, HEIGHT);
            c.stroke(oval(x, y, c.between(3, 12), c.between(2, 7)), Tint.sheer(Color.WHITE, c.between(0.1, 0.4)), 1.3);
        }
    }

    private static void shopfront(Canvas c, double inner, double outer, double top, double horizon, int side) {
        double near = Math.abs(inner - 800) / 620;
        double tall = 64 + 70 * near;
        double step = (outer - inner) / 4;
        for (int i = 0; i < 4; i++) {
            double x = inner + step * i + step * 0.25;
            for (double y = top + 84; y < horizon - tall - 62; y += 48) {
                if (c.between(0, 1) < 0.55) {
                    Color lamp = c.oneOf(Tint.palette(0xFFD08A, 0xFFE6B8, 0xE9B27A));
                    c.fill(box(Math.min(x, x + step * 0.5), y, Math.abs(step) * 0.5, 26), Tint.sheer(lamp, 0.75));
                }
            }
        }
        double left = Math.min(inner, outer) + 12;
        double width = Math.abs(outer - inner) * 0.9;
        Color sign = c.oneOf(Tint.palette(0xE8574A, 0xF2A541, 0x38A39A, 0xC95C8C));
        c.fillDown(box(left, horizon - tall, width, tall), Tint.of(0xFFE3AE), Tint.of(0xF2A552));
        for (int pane = 1; pane < 4; pane++) {
            c.fill(box(left + width * pane / 4 - 3, horizon - tall, 6, tall), Tint.of(0x6A4632));
        }
        c.fill(box(left, horizon - tall * 0.3, width, tall * 0.3), Tint.sheer(Tint.of(0x5A3426), 0.7));
        double lean = side * -14;
        c.fillDown(
                polygon(
                        left - 8,
                        horizon - tall,
                        left + width + 8,
                        horizon - tall,
                        left + width + lean,
                        horizon - tall * 1.34,
                        left + lean,
                        horizon - tall * 1.34),
                Tint.lighter(sign, 0.1),
                Tint.darker(sign, 0.2));
        c.light().glow(left + width / 2, horizon - tall / 2, width, tall * 1.3, Tint.of(0xFFB75E), 0.45);
    }

    private static void umbrella(Canvas c, double x, double y, double height, Color silk) {
        Color coat = Tint.of(0x10182B);
        c.light().haze(x, y, height * 0.42, height * 0.06, Tint.of(0x070B18), 0.7);
        Motifs.walker(c, x, y, height * 0.82, Tint.mix(silk, Tint.of(0x1B2743), 0.72), Tint.of(0xD9AE8C));
        double rim = y - height * 0.72;
        double reach = height * 0.42;
        c.line(x + reach * 0.1, y - height * 0.4, x + reach * 0.1, rim - reach * 0.5, coat, height * 0.015);
        Path2D dome = new Path2D.Double();
        dome.moveTo(x - reach, rim);
        dome.curveTo(x - reach * 0.9, rim - reach * 0.95, x + reach * 0.9, rim - reach * 0.95, x + reach, rim);
        for (int i = 3; i >= 0; i--) {
            double left = x - reach + i * reach / 2;
            dome.quadTo(left + reach / 4, rim - reach * 0.14, left, rim);
        }
        dome.closePath();
        c.fillDown(dome, Tint.lighter(silk, 0.22), Tint.darker(silk, 0.22));
        for (int i = 1; i < 4; i++) {
            Path2D rib = new Path2D.Double();
            rib.moveTo(x, rim - reach * 0.71);
            rib.quadTo(x - reach + i * reach / 2, rim - reach * 0.55, x - reach + i * reach / 2, rim);
            c.stroke(rib, Tint.sheer(Tint.darker(silk, 0.5), 0.5), 1.5);
        }
    }

    private static void open(Canvas c, double x, double y, double radius, Color silk) {
        c.light().haze(x + radius * 0.3, y + radius * 0.42, radius * 1.25, radius * 1.1, Tint.of(0x1E2733), 0.75);
        double turn = c.between(0, Math.PI);
        int panels = 8;
        for (int i = 0; i < panels; i++) {
            double from = turn + i * 2 * Math.PI / panels;
            double to = from + 2 * Math.PI / panels;
            double middle = (from + to) / 2;
            Path2D panel = new Path2D.Double();
            panel.moveTo(x, y);
            panel.lineTo(x + Math.cos(from) * radius, y + Math.sin(from) * radius);
            panel.quadTo(
                    x + Math.cos(middle) * radius * 0.88,
                    y + Math.sin(middle) * radius * 0.88,
                    x + Math.cos(to) * radius,
                    y + Math.sin(to) * radius);
            panel.closePath();
            double light = -(Math.cos(middle) * 0.6 + Math.sin(middle) * 0.8);
            c.fill(panel, light > 0 ? Tint.lighter(silk, light * 0.3) : Tint.darker(silk, -light * 0.3));
            c.line(
                    x,
                    y,
                    x + Math.cos(from) * radius,
                    y + Math.sin(from) * radius,
                    Tint.sheer(Tint.darker(silk, 0.5), 0.4),
                    1.4);
        }
        c.dot(x, y, 5, Tint.of(0xF3EBDD));
    }
}
