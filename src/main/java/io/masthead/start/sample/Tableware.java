package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.disc;
import static io.masthead.start.sample.Shapes.leaf;

import java.awt.Color;
import java.awt.geom.Path2D;

/// What stands on the table in the pictures of food: the wood itself, plates, cups, chopsticks, seen from above.
final class Tableware {

    private Tableware() {}

    static void table(Canvas c, Color wood) {
        c.light().gradient(0, HEIGHT, Tint.lighter(wood, 0.12), wood, Tint.darker(wood, 0.16));
        int planks = 6;
        double width = WIDTH / (double) planks;
        for (int plank = 0; plank < planks; plank++) {
            Color tone = Tint.mix(Tint.darker(wood, 0.2), Tint.lighter(wood, 0.14), c.between(0, 1));
            c.fill(box(plank * width, 0, width - 2, HEIGHT), Tint.sheer(tone, 0.75));
            for (int i = 0; i < 17; i++) {
                double x = plank * width + c.between(4, width - 6);
                Path2D grain = new Path2D.Double();
                grain.moveTo(x, -10);
                grain.curveTo(
                        x + c.between(-14, 14), 300, x + c.between(-14, 14), 600, x + c.between(-8, 8), HEIGHT + 10);
                c.stroke(grain, Tint.sheer(Tint.darker(wood, 0.5), c.between(0.08, 0.26)), c.between(1, 2.6));
            }
            c.line(plank * width, 0, plank * width, HEIGHT, Tint.sheer(Tint.darker(wood, 0.7), 0.7), 3);
        }
        c.light().glow(380, 120, 900, 620, Tint.of(0xFFE0AE), 0.32);
    }

    static void plate(Canvas c, double x, double y, double radius, Color rim) {
        c.light().haze(x + radius * 0.1, y + radius * 0.15, radius * 1.35, radius * 1.3, Tint.of(0x0D0B0A), 0.9);
        c.fillDown(disc(x, y, radius), Tint.of(0xFFFFFB), Tint.of(0xDADAD3));
        c.stroke(disc(x, y, radius * 0.975), rim, radius * 0.022);
        c.stroke(disc(x, y, radius * 0.86), Tint.sheer(rim, 0.8), radius * 0.01);
    }

    static void cup(Canvas c, double x, double y, double radius) {
        c.light().haze(x + radius * 0.2, y + radius * 0.3, radius * 1.5, radius * 1.4, Tint.of(0x120A06), 0.9);
        c.fillDown(disc(x, y, radius), Tint.of(0xF5F7F2), Tint.of(0xB9C6BE));
        c.dot(x, y, radius * 0.84, Tint.of(0x7A6A22));
        c.fillDown(disc(x, y + 2, radius * 0.81), Tint.of(0xA79A35), Tint.of(0xD3C55E));
        c.fill(leaf(x - radius * 0.3, y + radius * 0.2, x + radius * 0.2, y - radius * 0.1, 6), Tint.of(0x4F7A2C));
        c.light().glow(x - radius * 0.25, y - radius * 0.35, radius * 0.42, radius * 0.26, Color.WHITE, 0.6);
    }

    static void chopsticks(Canvas c, double x, double y, double angle) {
        for (int i = 0; i < 2; i++) {
            c.at(x + i * 26, y - i * 8, angle + i * 0.04, 1, () -> {
                c.line(8, 12, 468, 12, Tint.sheer(Color.BLACK, 0.3), 13);
                c.line(0, 0, 460, 0, Tint.of(0x2A1712), 12);
                c.line(0, 0, 130, 0, Tint.of(0xB23A2E), 13);
                c.line(8, -3, 440, -3, Tint.sheer(Color.WHITE, 0.22), 3);
            });
        }
    }
}
