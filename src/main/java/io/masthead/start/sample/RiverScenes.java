package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.under;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/// Pictures of the river: at dusk, by moonlight, in the wind.
final class RiverScenes {

    private RiverScenes() {}

    static void riverAtDusk(Canvas c) {
        int horizon = 520;
        double sun = c.between(560, 1050);
        c.light().gradient(0, horizon, Tint.palette(0x2B2D5B, 0x6A4379, 0xC5607A, 0xF59A6C, 0xFFD9A0));
        c.light().glow(sun, 455, 620, 380, Tint.of(0xFFB36B), 0.75);
        for (int i = 0; i < 9; i++) {
            c.light()
                    .haze(
                            c.between(0, WIDTH),
                            c.between(120, 380),
                            c.between(220, 460),
                            c.between(9, 24),
                            Tint.of(0xFFC3A0),
                            0.5);
        }
        c.dot(sun, 450, 62, Tint.of(0xFFF0CC));
        Color[] hills = Tint.palette(0xB5648A, 0x84507F, 0x573F6F);
        for (int i = 0; i < hills.length; i++) {
            DoubleUnaryOperator ridge = c.ridge(450 + i * 26, 75 - i * 16, 420 - i * 60);
            c.fillDown(under(ridge, horizon), hills[i], Tint.mix(hills[i], Tint.of(0xF59A6C), 0.35));
        }
        c.light().reflect(horizon, Tint.of(0x3A2C5C), 0.16);
        c.glitter(sun, horizon + 6, HEIGHT, 45, 210, Tint.of(0xFFE3AE), 320);
        double boat = sun + (sun < 800 ? 1 : -1) * c.between(300, 420);
        c.light().haze(boat, 700, 190, 26, Tint.of(0x1F1838), 0.75);
        Motifs.boat(c, boat, 684, 300, Tint.of(0x1F1838));
        Motifs.flock(c, sun + 300, 230, 7, Tint.of(0x3B2A52));
        Motifs.reeds(c, 120, HEIGHT + 20, 330, 34, Tint.of(0x1A1430));
        Motifs.reeds(c, 1500, HEIGHT + 20, 250, 26, Tint.of(0x1A1430));
    }

    static void moonOverWater(Canvas c) {
        int horizon = 560;
        double moon = c.between(900, 1180);
        c.light().gradient(0, horizon, Tint.palette(0x0B1433, 0x14285A, 0x2C4F86, 0x7C9BC0));
        for (int i = 0; i < 240; i++) {
            c.dot(
                    c.between(0, WIDTH),
                    c.between(0, 430),
                    c.between(0.5, 1.9),
                    Tint.sheer(Color.WHITE, c.between(0.2, 0.9)));
        }
        c.light().glow(moon, 250, 520, 520, Tint.of(0x9FC0F0), 0.7);
        c.dot(moon, 250, 92, Tint.of(0xFBF6E2));
        c.dot(moon - 26, 236, 20, Tint.sheer(Tint.of(0xCFCDBD), 0.5));
        c.dot(moon + 30, 272, 13, Tint.sheer(Tint.of(0xCFCDBD), 0.5));
        c.dot(moon + 12, 214, 9, Tint.sheer(Tint.of(0xCFCDBD), 0.5));
        c.fillDown(under(c.ridge(470, 70, 480), horizon), Tint.of(0x2B4A79), Tint.of(0x52739F));
        c.fillDown(under(c.ridge(520, 50, 300), horizon), Tint.of(0x1B3159), Tint.of(0x2F5080));
        Color ink = Tint.of(0x0A1128);
        c.fill(oval(360, horizon + 8, 250, 46), ink);
        pavilion(c, 360, horizon - 34, 1.2, ink);
        Motifs.fir(c, 220, horizon - 22, 120, ink);
        Motifs.fir(c, 510, horizon - 22, 150, ink);
        Motifs.fir(c, 546, horizon - 12, 96, ink);
        c.light().reflect(horizon, Tint.of(0x0C1A3D), 0.2);
        c.light().glow(360, horizon - 64, 60, 44, Tint.of(0xFFB861), 0.8);
        c.light().glow(360, horizon + 70, 60, 90, Tint.of(0xFFB861), 0.45);
        c.glitter(moon, horizon + 4, HEIGHT, 60, 200, Tint.of(0xFFF6D8), 360);
    }

    static void waves(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0xFBE3C3, 0xF8C9A4, 0xF0A58E, 0x9C7FA0));
        c.light().glow(c.between(420, 1180), 210, 420, 380, Tint.of(0xFFF4D2), 0.8);
        int rows = 8;
        for (int row = 0; row < rows; row++) {
            double near = row / (rows - 1.0);
            double base = 350 + 500 * Math.pow(near, 1.15);
            double swing = 16 + near * 46;
            double length = 250 + near * 330;
            double shift = c.between(0, 700);
            DoubleUnaryOperator swell = c.ridge(base, swing * 0.8, length * 1.6);
            DoubleUnaryOperator crest = x -> {
                double phase = ((x + shift) / length) * Math.PI * 2;
                return swell.applyAsDouble(x) - swing * (Math.sin(phase) + 0.35 * Math.sin(2 * phase + 0.9));
            };
            Color water = Tint.ramp(near, Tint.palette(0x8FC1BE, 0x4E9AA8, 0x24708F, 0x14486F, 0x0E2A4D));
            c.fill(under(x -> crest.applyAsDouble(x) - 4 - near * 5, HEIGHT), Tint.of(0xF7F5E8));
            c.fillDown(under(crest, HEIGHT), Tint.lighter(water, 0.24), Tint.darker(water, 0.18));
            for (int i = 1; i < 4; i++) {
                double lower = i * (13 + near * 17);
                Path2D vein = new Path2D.Double();
                vein.moveTo(-10, crest.applyAsDouble(-10) + lower);
                for (int x = 0; x <= WIDTH + 10; x += 10) {
                    vein.lineTo(x, crest.applyAsDouble(x) + lower * (1 + 0.3 * Math.sin(x / length * 4 + i)));
                }
                c.stroke(vein, Tint.sheer(Tint.of(0xE9F6F0), 0.3 - i * 0.07), 2 + near * 2.4);
            }
            for (int i = 0; i < 10 + row * 6; i++) {
                double x = c.between(0, WIDTH);
                c.dot(
                        x,
                        crest.applyAsDouble(x) - c.between(3, 16 + near * 22),
                        c.between(1, 2 + near * 4),
                        Tint.sheer(Color.WHITE, c.between(0.4, 0.9)));
            }
        }
        Motifs.flock(c, 360, 170, 5, Tint.of(0x8B6B7E));
    }

    private static void pavilion(Canvas c, double x, double y, double scale, Color ink) {
        c.at(x, y, 0, scale, () -> {
            for (int i = -2; i <= 2; i++) {
                c.fill(box(i * 24 - 3, -56, 6, 62), ink);
            }
            Path2D roof = new Path2D.Double();
            roof.moveTo(-92, -62);
            roof.quadTo(-40, -62, 0, -126);
            roof.quadTo(40, -62, 92, -62);
            roof.quadTo(70, -46, 0, -48);
            roof.quadTo(-70, -46, -92, -62);
            c.fill(roof, ink);
            c.fill(leaf(0, -116, 0, -152, 5), ink);
            c.fill(box(-66, 0, 132, 14), ink);
        });
    }
}
