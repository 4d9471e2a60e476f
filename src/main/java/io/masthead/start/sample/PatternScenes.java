package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.disc;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/// Pictures ordered by straight lines: a football pitch, a circuit.
final class PatternScenes {

    private PatternScenes() {}

    static void footballPitch(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x3F8F4A, 0x37813F));
        for (int stripe = 0; stripe < 16; stripe += 2) {
            c.fill(box(stripe * 100, 0, 100, HEIGHT), Tint.of(0x4BA055));
        }
        for (int i = 0; i < 2600; i++) {
            double x = c.between(0, WIDTH);
            double y = c.between(0, HEIGHT);
            c.line(
                    x,
                    y,
                    x + c.between(-3, 3),
                    y - c.between(3, 8),
                    Tint.sheer(c.oneOf(Tint.palette(0x2A6A34, 0x63B566)), 0.3),
                    1.2);
        }
        Color chalk = Tint.sheer(Color.WHITE, 0.9);
        c.stroke(box(90, 70, 1420, 760), chalk, 6);
        c.line(800, 70, 800, 830, chalk, 6);
        c.stroke(disc(800, 450, 128), chalk, 6);
        c.dot(800, 450, 9, chalk);
        for (int side = 0; side < 2; side++) {
            double edge = side == 0 ? 90 : 1510;
            double inward = side == 0 ? 1 : -1;
            c.stroke(box(side == 0 ? 90 : 1290, 230, 220, 440), chalk, 6);
            c.stroke(box(side == 0 ? 90 : 1430, 340, 80, 220), chalk, 6);
            c.dot(edge + inward * 150, 450, 7, chalk);
            double spot = edge + inward * 150;
            c.stroke(new Arc2D.Double(spot - 110, 340, 220, 220, side == 0 ? -50 : 130, 100, Arc2D.OPEN), chalk, 6);
            net(c, side == 0 ? 46 : 1513, 390);
        }
        for (int team = 0; team < 2; team++) {
            Color shirt = team == 0 ? Tint.of(0xE3423A) : Tint.of(0xF6F3E8);
            for (int i = 0; i < 8; i++) {
                double x = i == 0 ? 130 + team * 1340 : c.between(300, 1300);
                double y = i == 0 ? 450 + c.between(-40, 40) : 130 + (i - 1) * 100 + c.between(-26, 26);
                player(c, x, y, shirt, team == 0 ? Tint.of(0x2B2B3A) : Tint.of(0x2D5FA8));
            }
        }
        double ball = c.between(880, 960);
        c.light().haze(ball + 16, 412, 22, 14, Tint.of(0x12331A), 0.8);
        c.dot(ball, 400, 12, Color.WHITE);
        c.dot(ball - 2, 399, 4.4, Tint.of(0x22222A));
        c.light().glow(300, 60, 1100, 700, Tint.of(0xFFF3B8), 0.22);
        c.fill(polygon(0, 900, 0, 640, 420, 900), Tint.sheer(Tint.of(0x0B2A1A), 0.35));
    }

    static void circuit(Canvas c) {
        c.light().gradient(0, HEIGHT, Tint.palette(0x06222B, 0x0B3A40, 0x0A2F3C, 0x071C2B));
        c.light().glow(800, 450, 760, 520, Tint.of(0x1C8C84), 0.6);
        Color[] copper = Tint.palette(0x2FB7A5, 0x58D6BE, 0xE0A458, 0x1F8A8A);
        for (int i = 0; i < 84; i++) {
            int side = i % 4;
            double lane = (i / 4 - 10) * 14;
            double straight = c.between(50, 190);
            double slant = Math.abs(lane) * 1.5 + c.between(10, 70);
            double far = c.between(90, 460);
            double out = Math.signum(lane + 0.1) * slant;
            double[] along = {160, 160 + straight, 160 + straight + slant, 160 + straight + slant + far};
            double[] across = {lane, lane, lane + out, lane + out};
            Path2D trace = new Path2D.Double();
            for (int p = 0; p < 4; p++) {
                double px = side < 2 ? (side == 0 ? along[p] : -along[p]) : across[p];
                double py = side < 2 ? across[p] : (side == 2 ? along[p] : -along[p]);
                if (p == 0) {
                    trace.moveTo(800 + px, 450 + py);
                } else {
                    trace.lineTo(800 + px, 450 + py);
                }
            }
            Color metal = c.oneOf(copper);
            var end = trace.getCurrentPoint();
            c.stroke(trace, Tint.sheer(metal, 0.22), 9);
            c.stroke(trace, Tint.sheer(metal, 0.95), 2.8);
            c.light().glow(end.getX(), end.getY(), 34, 34, metal, 0.6);
            c.dot(end.getX(), end.getY(), 8, metal);
            c.dot(end.getX(), end.getY(), 3.6, Tint.of(0x06222B));
        }
        chip(c);
    }

    private static void chip(Canvas c) {
        c.light().haze(812, 470, 290, 270, Tint.of(0x020C12), 0.9);
        for (int i = -10; i <= 10; i++) {
            Color pin = Tint.of(0xD9C08A);
            c.fill(box(800 + i * 14 - 3, 284, 6, 332), pin);
            c.fill(box(634, 450 + i * 14 - 3, 332, 6), pin);
        }
        c.fillDown(softBox(646, 296, 308, 308, 22), Tint.of(0x25333D), Tint.of(0x0E171E));
        c.fillDown(softBox(690, 340, 220, 220, 14), Tint.of(0x16222B), Tint.of(0x22333E));
        c.light().glow(800, 450, 200, 200, Tint.of(0x3FE0C5), 0.5);
        for (int i = 0; i < 5; i++) {
            c.stroke(
                    softBox(800 - 18 - i * 18, 450 - 18 - i * 18, 36 + i * 36, 36 + i * 36, 12),
                    Tint.sheer(Tint.of(0x6FF0D6), 0.75 - i * 0.13),
                    3);
        }
        c.dot(800, 450, 8, Tint.of(0xE9FFFA));
    }

    private static void net(Canvas c, double x, double y) {
        for (int i = 0; i <= 6; i++) {
            c.line(x, y + i * 20, x + 41, y + i * 20, Tint.sheer(Color.WHITE, 0.5), 1.4);
        }
        for (int i = 0; i <= 3; i++) {
            c.line(x + i * 13.6, y, x + i * 13.6, y + 120, Tint.sheer(Color.WHITE, 0.5), 1.4);
        }
    }

    private static void player(Canvas c, double x, double y, Color shirt, Color shorts) {
        double turn = c.between(0, Math.PI * 2);
        c.at(x + 46, y + 30, 0.57, 1, () -> c.fill(oval(0, 0, 52, 12), Tint.sheer(Tint.of(0x0D2A15), 0.5)));
        c.at(x, y, turn, 1.15, () -> {
            c.line(-4, -8, 15, -12, shorts, 9);
            c.line(-4, 8, -16, 14, shorts, 9);
            c.fill(oval(0, 0, 13, 22), shirt);
            c.line(0, -20, 13, -25, Tint.of(0xE6BE98), 6);
            c.line(0, 20, -10, 27, Tint.of(0xE6BE98), 6);
            c.dot(2, 0, 9.5, Tint.of(0x2A1E1A));
        });
    }
}
