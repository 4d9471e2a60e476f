package io.masthead.start.sample;

import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.disc;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.softBox;

import java.awt.Color;
import java.awt.geom.Path2D;

/// Pictures of the table, seen from above: steamed buns, a bowl of noodles.
final class TableScenes {

    private TableScenes() {}

    static void steamers(Canvas c) {
        Tableware.table(c, Tint.of(0x7A4F33));
        steamer(c, 520, 430, 300, 7);
        steamer(c, 1060, 560, 235, 6);
        steamer(c, 1180, 120, 185, 5);
        Tableware.cup(c, 180, 720, 92);
        Tableware.cup(c, 1450, 300, 84);
        Tableware.plate(c, 812, 850, 118, Tint.of(0x35607E));
        c.dot(812, 850, 74, Tint.of(0x3B1A12));
        c.light().glow(790, 830, 52, 36, Tint.of(0xA8583A), 0.5);
        Tableware.chopsticks(c, 95, 120, 0.62);
        for (int i = 0; i < 12; i++) {
            c.light()
                    .haze(
                            c.between(340, 1250),
                            c.between(150, 640),
                            c.between(90, 210),
                            c.between(50, 120),
                            Color.WHITE,
                            c.between(0.08, 0.2));
        }
    }

    static void noodleBowl(Canvas c) {
        Tableware.table(c, Tint.of(0x3F5C5A));
        double x = 800;
        double y = 455;
        Tableware.plate(c, x, y, 385, Tint.of(0x2C5C8A));
        for (int i = 0; i < 26; i++) {
            double angle = i * 2 * Math.PI / 26;
            c.fill(
                    leaf(
                            x + Math.cos(angle) * 338,
                            y + Math.sin(angle) * 338,
                            x + Math.cos(angle) * 372,
                            y + Math.sin(angle) * 372,
                            9),
                    Tint.sheer(Tint.of(0x2C5C8A), 0.75));
        }
        c.dot(x, y, 318, Tint.of(0x8C4A1D));
        c.dot(x, y, 312, Tint.of(0xC9792F));
        c.light().glow(x - 90, y - 110, 280, 240, Tint.of(0xFFCB70), 0.5);
        c.within(disc(x, y, 308), () -> {
            for (int strand = 0; strand < 95; strand++) {
                double startX = x + c.between(-230, 190);
                double startY = y + c.between(-200, 250);
                Path2D noodle = new Path2D.Double();
                noodle.moveTo(startX - 120, startY + c.between(-30, 30));
                noodle.curveTo(
                        startX - 30,
                        startY - c.between(30, 110),
                        startX + 40,
                        startY + c.between(30, 110),
                        startX + 150,
                        startY + c.between(-40, 40));
                c.stroke(noodle, Tint.sheer(Tint.of(0x9A6526), 0.5), 11);
                c.stroke(noodle, Tint.mix(Tint.of(0xF3D48A), Tint.of(0xFBE9B7), c.between(0, 1)), 8);
            }
            for (int i = 0; i < 60; i++) {
                c.dot(
                        x + c.between(-300, 300),
                        y + c.between(-300, 300),
                        c.between(3, 13),
                        Tint.sheer(Tint.of(0xFFC35A), 0.4));
            }
        });
        for (int i = 0; i < 6; i++) {
            double angle = -0.5 + i * 0.17;
            double reach = 205;
            greens(c, x + Math.cos(angle) * reach, y + Math.sin(angle) * reach, angle + 0.9);
        }
        for (int i = 0; i < 4; i++) {
            c.at(x - 205 + i * 46, y + 120 + i * 26, 0.5, 1, () -> {
                c.fill(softBox(-62, -36, 128, 78, 38), Tint.of(0x7A3B22));
                c.fill(softBox(-66, -42, 128, 76, 38), Tint.of(0xC97B55));
                c.fill(softBox(-58, -30, 112, 18, 18), Tint.of(0xF0C7A8));
                c.fill(softBox(-54, 2, 100, 12, 12), Tint.of(0xE3A886));
            });
        }
        for (int i = 0; i < 2; i++) {
            c.at(x - 165 + i * 128, y - 155 + i * -30, i - 0.4, 1, () -> {
                c.fill(oval(4, 6, 72, 60), Tint.sheer(Tint.of(0x5B2E10), 0.5));
                c.fill(oval(0, 0, 72, 60), Tint.of(0xFFF7E8));
                c.fill(oval(2, 0, 41, 36), Tint.of(0xEE9A2B));
                c.fill(oval(-8, -9, 20, 15), Tint.of(0xFFC65A));
            });
        }
        for (int i = 0; i < 95; i++) {
            double angle = c.between(0, Math.PI * 2);
            double reach = 270 * Math.sqrt(c.between(0, 1));
            c.stroke(
                    oval(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach, c.between(4, 8), c.between(3, 7)),
                    c.oneOf(Tint.palette(0x5FA23E, 0x86C154, 0x3F8238)),
                    3.4);
        }
        Tableware.chopsticks(c, 1290, 190, 1.25);
        Tableware.cup(c, 1440, 720, 96);
        Tableware.plate(c, 190, 240, 120, Tint.of(0xA8433A));
        for (int i = 0; i < 70; i++) {
            double angle = c.between(0, Math.PI * 2);
            double reach = 66 * Math.sqrt(c.between(0, 1));
            c.dot(
                    190 + Math.cos(angle) * reach,
                    240 + Math.sin(angle) * reach,
                    c.between(5, 10),
                    c.oneOf(Tint.palette(0xC8342B, 0xE35B3A, 0xA82420, 0xF0A03C)));
        }
    }

    private static void steamer(Canvas c, double x, double y, double radius, int buns) {
        c.light().haze(x + radius * 0.12, y + radius * 0.17, radius * 1.35, radius * 1.3, Tint.of(0x1C0E07), 0.9);
        Color[] rings = Tint.palette(0x9A6A35, 0xD9AE6C, 0xB98546, 0xEBCB90, 0xA87639);
        for (int i = 0; i < rings.length; i++) {
            c.dot(x, y, radius * (1 - i * 0.034), rings[i]);
        }
        double inner = radius * 0.85;
        c.dot(x, y, inner, Tint.of(0xD8B57C));
        c.within(disc(x, y, inner), () -> {
            for (double slat = -inner; slat < inner; slat += 22) {
                c.fill(box(x + slat, y - inner, 4, inner * 2), Tint.sheer(Tint.of(0x6B4520), 0.65));
            }
        });
        double size = radius * 0.27;
        bun(c, x, y, size);
        for (int i = 0; i < buns - 1; i++) {
            double angle = 0.4 + i * 2 * Math.PI / (buns - 1);
            bun(c, x + Math.cos(angle) * radius * 0.56, y + Math.sin(angle) * radius * 0.56, size);
        }
    }

    private static void bun(Canvas c, double x, double y, double radius) {
        c.light().haze(x + radius * 0.14, y + radius * 0.2, radius * 1.4, radius * 1.35, Tint.of(0x4A2C12), 0.8);
        c.fillDown(disc(x, y, radius), Tint.of(0xFFFDF7), Tint.of(0xE6D8C1));
        int pleats = 16;
        for (int i = 0; i < pleats; i++) {
            double angle = i * 2 * Math.PI / pleats;
            Path2D pleat = new Path2D.Double();
            pleat.moveTo(x + Math.cos(angle) * radius * 0.12, y + Math.sin(angle) * radius * 0.12);
            pleat.quadTo(
                    x + Math.cos(angle + 0.35) * radius * 0.5,
                    y + Math.sin(angle + 0.35) * radius * 0.5,
                    x + Math.cos(angle + 0.3) * radius * 0.86,
                    y + Math.sin(angle + 0.3) * radius * 0.86);
            c.stroke(pleat, Tint.sheer(Tint.of(0xB79C74), 0.6), 2);
        }
        c.dot(x, y, radius * 0.13, Tint.of(0xD9C4A0));
        c.light().glow(x - radius * 0.35, y - radius * 0.4, radius * 0.5, radius * 0.4, Color.WHITE, 0.6);
    }

    private static void greens(Canvas c, double x, double y, double turn) {
        c.at(x, y, turn, 1, () -> {
            c.fill(leaf(-90, 6, 10, 0, 9), Tint.of(0xDDE8B0));
            c.fill(leaf(-20, 0, 100, -8, 25), Tint.of(0x2F6E33));
            c.fill(leaf(-20, -4, 92, -12, 17), Tint.of(0x4E9143));
            c.line(-70, 4, 80, -9, Tint.of(0xC6DD98), 3);
        });
    }
}
