package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.under;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// Pictures of old arts: the opera stage, dyed cloth hung out to dry.
final class HeritageScenes {

    private HeritageScenes() {}

    static void operaStage(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x1B0A16, 0x4A1526, 0x7A2230, 0x2A0E18));
        c.light().gradient(690, HEIGHT, Tint.palette(0xA8693D, 0x7B4528, 0x3D1F17));
        for (int i = 0; i < 15; i++) {
            c.line(800 + (i - 7) * 120, 690, 800 + (i - 7) * 330, HEIGHT, Tint.sheer(Tint.of(0x2D140D), 0.5), 3);
        }
        c.fillDown(oval(800, 380, 250, 250), Tint.of(0xF6D79A), Tint.of(0xE8A96B));
        for (int i = 0; i < 3; i++) {
            double y = 420 + i * 56;
            int layer = i;
            c.within(
                    oval(800, 380, 250, 250),
                    () -> c.fill(
                            under(c.ridge(y, 52 - layer * 8, 170), 700),
                            Tint.sheer(Tint.of(0x8C4B43), 0.35 + layer * 0.2)));
        }
        c.stroke(oval(800, 380, 250, 250), Tint.of(0x5B1D22), 12);
        c.light().glow(800, 740, 620, 150, Tint.of(0xFFD99A), 0.65);
        c.light().glow(800, 330, 430, 430, Tint.of(0xFFE3B0), 0.3);
        singer(c, 585, 775, 1, Tint.of(0x2F7E8C), Tint.of(0xF4E3C4));
        singer(c, 1020, 775, -1, Tint.of(0xD95F76), Tint.of(0xFBE9D4));
        for (int side = -1; side <= 1; side += 2) {
            for (int fold = 0; fold < 8; fold++) {
                double edge = side < 0 ? fold * 50 - 30 : WIDTH + 30 - fold * 50;
                double sweep = side * -1 * (30 + fold * 7);
                Path2D cloth = new Path2D.Double();
                cloth.moveTo(edge - 36, -10);
                cloth.curveTo(edge - 36 + sweep, 300, edge - 36 - sweep, 520, edge - 36 - sweep * 0.6, 850);
                cloth.lineTo(edge + 36 - sweep * 0.6, 850);
                cloth.curveTo(edge + 36 - sweep, 520, edge + 36 + sweep, 300, edge + 36, -10);
                cloth.closePath();
                c.fillAcross(cloth, Tint.of(0xC4323A), Tint.of(0x6B1424));
            }
        }
        for (int i = 0; i < 9; i++) {
            double x = -20 + i * 182;
            Shape swag = oval(x + 91, -30, 112, 130);
            c.fillDown(swag, Tint.of(0x8A1B2B), Tint.of(0xD23C43));
            c.stroke(swag, Tint.of(0xEFC06A), 6);
        }
    }

    static void dyedCloth(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0xBFDDE8, 0xE4F0EC, 0xF8F1DE));
        c.light().glow(1260, 120, 520, 380, Tint.of(0xFFF7D9), 0.8);
        OpenAirScenes.clouds(c, 5, 300);
        c.fillDown(under(c.ridge(620, 70, 520), HEIGHT), Tint.of(0xA9C7BE), Tint.of(0xCFDFC4));
        c.fillDown(under(c.ridge(700, 50, 500), HEIGHT), Tint.of(0xBCCF9B), Tint.of(0x93AE72));
        for (int row = 0; row < 2; row++) {
            double beam = 96 - row * 50;
            double width = 104 + row * 84;
            c.line(-10, beam, WIDTH + 10, beam + 6, Tint.of(0x8A6A4A), 7 + row * 5);
            for (double x = -60 + row * 70; x < WIDTH; x += width + c.between(46, 92) + row * 50) {
                strip(c, x, beam, width, c.between(420, 500) + row * 190);
            }
        }
    }

    private static void singer(Canvas c, double x, double y, int side, Color robe, Color trim) {
        c.light().haze(x, y + 4, 150, 20, Tint.of(0x2A0E0E), 0.7);
        c.at(x, y, 0, 1.25, () -> {
            Path2D gown = new Path2D.Double();
            gown.moveTo(-24, -200);
            gown.curveTo(-40, -120, -62, -50, -82, 0);
            gown.quadTo(0, 14, 82, 0);
            gown.curveTo(62, -50, 40, -120, 24, -200);
            gown.closePath();
            c.fillDown(gown, Tint.lighter(robe, 0.18), Tint.darker(robe, 0.22));
            c.fill(polygon(-9, -198, 9, -198, 15, 6, -15, 6), trim);
            Path2D sleeve = new Path2D.Double();
            sleeve.moveTo(side * 14, -192);
            sleeve.curveTo(side * 70, -190, side * 110, -210, side * 126, -240);
            sleeve.curveTo(side * 150, -190, side * 168, -120, side * 150, -60);
            sleeve.curveTo(side * 140, -120, side * 110, -160, side * 18, -146);
            sleeve.closePath();
            c.fillDown(sleeve, Tint.of(0xFFF8EA), Tint.of(0xE9D2B4));
            Path2D other = new Path2D.Double();
            other.moveTo(-side * 12, -190);
            other.curveTo(-side * 52, -170, -side * 70, -130, -side * 76, -66);
            other.lineTo(-side * 50, -60);
            other.curveTo(-side * 46, -110, -side * 36, -130, -side * 14, -146);
            other.closePath();
            c.fillDown(other, robe, Tint.of(0xFFF3E0));
            c.fill(oval(0, -226, 21, 26), Tint.of(0xF8DEC6));
            c.fill(oval(-side * 3, -240, 26, 21), Tint.of(0x17101A));
            for (int i = -3; i <= 3; i++) {
                double tip = -262 - (3 - Math.abs(i)) * 7;
                c.line(i * 6, -244, i * 11, tip, Tint.of(0xF1C45E), 2.5);
                c.dot(i * 11, tip, 5, i % 2 == 0 ? Tint.of(0xE5483F) : Tint.of(0x6FC4C9));
            }
        });
    }

    private static void strip(Canvas c, double x, double top, double width, double length) {
        double sway = c.between(18, 62);
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(x, top);
        cloth.curveTo(x + sway, top + length * 0.35, x - sway, top + length * 0.7, x + sway * 0.7, top + length);
        cloth.quadTo(x + width * 0.5 + sway * 0.7, top + length + 22, x + width + sway * 0.7, top + length - 6);
        cloth.curveTo(x + width - sway, top + length * 0.7, x + width + sway, top + length * 0.35, x + width, top);
        cloth.closePath();
        Color indigo = c.oneOf(Tint.palette(0x1D3A7A, 0x274C93, 0x16306B, 0x3A67AE));
        boolean pale = c.below(4) == 0;
        Color ground = pale ? Tint.of(0xF3F3EC) : indigo;
        Color figure = pale ? indigo : Tint.of(0xF1F3EE);
        c.at(10, 14, 0, 1, () -> c.fill(cloth, Tint.sheer(Tint.of(0x22324E), 0.16)));
        c.fill(cloth, ground);
        int petals = 5 + c.below(3);
        c.within(cloth, () -> {
            for (int row = 0; row * 62 < length; row++) {
                for (int column = -1; column < 4; column++) {
                    double wave = sway * Math.sin(row * 62 / length * Math.PI * 2) * 0.42;
                    blossom(
                            c,
                            x + wave + (column + row % 2 * 0.5) * width / 2.6,
                            top + 36 + row * 62,
                            19,
                            petals,
                            figure);
                }
            }
            for (int fold = 0; fold < 4; fold++) {
                double at = x + width * (fold + 0.5) / 4;
                c.fillAcross(
                        box(at - width * 0.12, top, width * 0.24, length + 30),
                        Tint.sheer(Color.BLACK, 0.17),
                        Tint.sheer(Color.WHITE, 0.05));
            }
        });
    }

    private static void blossom(Canvas c, double x, double y, double size, int petals, Color colour) {
        for (int i = 0; i < petals; i++) {
            double angle = i * 2 * Math.PI / petals;
            c.fill(
                    leaf(
                            x + Math.cos(angle) * 4,
                            y + Math.sin(angle) * 4,
                            x + Math.cos(angle) * size,
                            y + Math.sin(angle) * size,
                            4.2),
                    colour);
            double between = angle + Math.PI / petals;
            c.dot(x + Math.cos(between) * size, y + Math.sin(between) * size, 2, colour);
        }
        c.dot(x, y, 2.6, colour);
    }
}
