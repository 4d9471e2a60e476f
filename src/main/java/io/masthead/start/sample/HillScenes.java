package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.under;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/// Pictures of the hills round the town: mist, tea, orchards.
final class HillScenes {

    private HillScenes() {}

    static void mistyHills(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0xDCE8E4, 0xF3EAD6, 0xF5DFC6, 0xC9D8CF));
        c.light().glow(470, 210, 330, 330, Tint.of(0xFFF6DA), 0.85);
        c.dot(470, 210, 50, Tint.of(0xFFF9E8));
        int layers = 7;
        for (int i = 0; i < layers; i++) {
            double near = i / (layers - 1.0);
            Color top = Tint.ramp(near, Tint.palette(0xB5CFCB, 0x8DB5B0, 0x5F938F, 0x36696A, 0x173F45));
            Color foot = Tint.mix(top, Tint.of(0xF2EBDD), 0.75 - near * 0.45);
            DoubleUnaryOperator ridge = c.ridge(310 + i * 84, 110 - near * 34, 470 - near * 150);
            c.fillDown(under(ridge, HEIGHT), top, foot);
            if (i > 3) {
                for (double x = c.between(0, 20); x < WIDTH; x += c.between(16, 46) - near * 6) {
                    double height = c.between(22, 46) * (0.6 + near);
                    Motifs.fir(c, x, ridge.applyAsDouble(x) + 6, height, Tint.darker(top, 0.12));
                }
            }
            for (int veil = 0; veil < 3 && i < layers - 1; veil++) {
                c.light()
                        .haze(
                                c.between(0, WIDTH),
                                400 + i * 84,
                                c.between(300, 620),
                                c.between(30, 62),
                                Tint.of(0xF8F3E8),
                                0.62);
            }
        }
        Motifs.flock(c, 980, 190, 8, Tint.of(0x4F7877));
    }

    static void teaTerraces(Canvas c) {
        c.light().gradient(0, 420, Tint.palette(0x9FD0DC, 0xD9ECDF, 0xFBF1CF));
        c.light().glow(1240, 210, 420, 330, Tint.of(0xFFF5C9), 0.8);
        c.fillDown(under(c.ridge(250, 80, 520), 520), Tint.of(0x94BFB4), Tint.of(0xDDEBD2));
        c.fillDown(under(c.ridge(320, 60, 340), 560), Tint.of(0x6FA58B), Tint.of(0xC4DDB4));
        DoubleUnaryOperator bend = c.ridge(0, 120, 760);
        int rows = 17;
        for (int row = 0; row < rows; row++) {
            double near = row / (rows - 1.0);
            double base = 370 + 620 * Math.pow(near, 1.45);
            double thick = 16 + 50 * near;
            double flat = 1 - near * 0.45;
            DoubleUnaryOperator line = x -> base + bend.applyAsDouble(x + base * 0.5) * flat;
            Color leaf = Tint.ramp(near, Tint.palette(0xCBD77F, 0x93BE58, 0x57963F, 0x2F7238, 0x1D5433));
            c.fill(under(line, HEIGHT + 300), Tint.mix(Tint.darker(leaf, 0.42), Tint.of(0x6B5237), 0.3));
            double bump = 13 + 25 * near;
            DoubleUnaryOperator crown =
                    x -> line.applyAsDouble(x) - Math.abs(Math.sin(x * Math.PI / (bump * 2.3))) * bump * 0.3;
            c.fillDown(
                    band(crown, x -> line.applyAsDouble(x) + thick * 0.62),
                    Tint.lighter(leaf, 0.2),
                    Tint.darker(leaf, 0.12));
            for (int i = 0; i < 230; i++) {
                double x = c.between(0, WIDTH);
                double y = crown.applyAsDouble(x) + c.between(1, thick * 0.45);
                c.dot(
                        x,
                        y,
                        c.between(0.8, 1.2 + near * 2.6),
                        Tint.sheer(Tint.lighter(leaf, c.between(0.15, 0.5)), 0.7));
            }
            if (row == 6 || row == 9) {
                for (int i = 0; i < 2 + row % 2; i++) {
                    double x = c.between(300, 1300);
                    picker(c, x, line.applyAsDouble(x) + thick * 0.3, 34 + 55 * near);
                }
            }
        }
    }

    static void orchard(Canvas c) {
        c.light().gradient(0, 460, Tint.palette(0x7FBFE0, 0xBFE0E8, 0xFCF0D3));
        c.light().glow(300, 150, 420, 330, Tint.of(0xFFF2BF), 0.8);
        OpenAirScenes.clouds(c, 5, 190);
        c.fillDown(under(c.ridge(370, 70, 480), 560), Tint.of(0x8EB8A0), Tint.of(0xC9DDB0));
        c.light().gradient(440, HEIGHT, Tint.palette(0xC7D68A, 0xA8C265, 0x7FA548, 0x5A8338));
        c.fillDown(under(c.ridge(440, 24, 500), 520), Tint.of(0xB6CC7E), Tint.of(0xC2D487));
        double vanish = c.between(720, 900);
        for (int row = 0; row < 6; row++) {
            double near = Math.pow((row + 1) / 6.0, 1.9);
            double y = 462 + near * 420;
            double step = 80 + near * 330;
            double height = 62 + near * 300;
            for (double x = vanish - Math.ceil(vanish / step + 1) * step + step / 2; x < WIDTH + step; x += step) {
                double foot = x + c.between(-6, 6);
                c.fill(oval(foot + height * 0.2, y, height * 0.48, height * 0.09), Tint.sheer(Tint.of(0x33521F), 0.42));
                Motifs.tree(c, foot, y, height, Tint.mix(Tint.of(0x86AC63), Tint.of(0x3F7A3A), near));
                for (int i = 0; i < 17; i++) {
                    double angle = c.between(0, Math.PI * 2);
                    double reach = height * 0.38 * Math.sqrt(c.between(0, 1));
                    fruit(
                            c,
                            foot + Math.cos(angle) * reach,
                            y - height * 0.6 + Math.sin(angle) * reach,
                            1.6 + height * 0.026);
                }
            }
        }
    }

    private static Shape band(DoubleUnaryOperator top, DoubleUnaryOperator bottom) {
        Path2D path = new Path2D.Double();
        path.moveTo(-10, top.applyAsDouble(-10));
        for (int x = -5; x <= WIDTH + 10; x += 5) {
            path.lineTo(x, top.applyAsDouble(x));
        }
        for (int x = WIDTH + 10; x >= -10; x -= 10) {
            path.lineTo(x, bottom.applyAsDouble(x));
        }
        path.closePath();
        return path;
    }

    private static void picker(Canvas c, double x, double y, double height) {
        c.fill(
                oval(x, y - height * 0.3, height * 0.2, height * 0.4),
                c.oneOf(Tint.palette(0xC5483F, 0x2F5F8C, 0xF2EBDD)));
        c.dot(x, y - height * 0.76, height * 0.13, Tint.of(0xE8C09A));
        c.fill(
                polygon(
                        x - height * 0.34,
                        y - height * 0.74,
                        x,
                        y - height * 1.05,
                        x + height * 0.34,
                        y - height * 0.74),
                Tint.of(0xE7CE8E));
        c.fill(oval(x + height * 0.26, y - height * 0.16, height * 0.17, height * 0.17), Tint.of(0x9A6F3E));
    }

    private static void fruit(Canvas c, double x, double y, double radius) {
        c.dot(x, y, radius, Tint.of(0xE2761B));
        c.dot(x - radius * 0.2, y - radius * 0.22, radius * 0.68, Tint.of(0xF7A63A));
    }
}
