package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;
import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.polygon;
import static io.masthead.start.sample.Shapes.softBox;
import static io.masthead.start.sample.Shapes.under;

import java.awt.geom.Path2D;

/// The picture of the railway: a train on its viaduct over the fields.
final class RailwayScene {

    private RailwayScene() {}

    static void trainLine(Canvas c) {
        c.light().gradient(0, 560, Tint.palette(0x5E8FC0, 0xA9C6DA, 0xF6DDBE, 0xF9C08F));
        c.light().glow(1180, 430, 520, 330, Tint.of(0xFFE0A6), 0.75);
        c.dot(1180, 420, 46, Tint.of(0xFFF4D8));
        OpenAirScenes.clouds(c, 6, 240);
        c.fillDown(under(c.ridge(410, 100, 430), 620), Tint.of(0x7F8FAE), Tint.of(0xE3C5B0));
        c.fillDown(under(c.ridge(480, 60, 340), 640), Tint.of(0x5F7F8A), Tint.of(0xB9BE9C));
        c.light().gradient(590, HEIGHT, Tint.palette(0xDFC878, 0xC3B75A, 0x8FA447, 0x557A36));
        for (int i = 0; i < 26; i++) {
            double near = Math.pow(i / 25.0, 1.7);
            double y = 594 + near * 330;
            c.line(-10, y, WIDTH + 10, y + c.between(-6, 6), Tint.sheer(Tint.of(0x5E6F2A), 0.3), 1 + near * 4);
        }
        for (int i = -30; i <= 30; i++) {
            c.line(800 + i * 60, 594, 800 + i * 250, HEIGHT, Tint.sheer(Tint.of(0x5E6F2A), 0.16), 5);
        }
        for (int i = 0; i < 9; i++) {
            double x = 40 + i * 205;
            c.light().haze(x + 70, 742, 120, 13, Tint.of(0x3E5220), 0.6);
            c.fillAcross(polygon(x, 560, x + 52, 560, x + 44, 742, x + 8, 742), Tint.of(0xEDE7DA), Tint.of(0xA9A79F));
        }
        c.fillDown(box(0, 534, WIDTH, 30), Tint.of(0xF2ECDF), Tint.of(0xB4B0A6));
        train(c, c.between(150, 330), 532);
        for (int i = 0; i < 7; i++) {
            double x = 110 + i * 240;
            c.line(x, 534, x, 410, Tint.of(0x6D7480), 4);
            c.line(x, 420, x + 50, 420, Tint.of(0x6D7480), 3);
        }
        c.line(0, 426, WIDTH, 426, Tint.sheer(Tint.of(0x4F5663), 0.8), 1.6);
        Motifs.flock(c, 420, 200, 6, Tint.of(0x4E6780));
    }

    private static void train(Canvas c, double x, double y) {
        Path2D body = new Path2D.Double();
        body.moveTo(-10, y - 82);
        body.lineTo(x + 700, y - 82);
        body.curveTo(x + 830, y - 80, x + 920, y - 46, x + 965, y - 16);
        body.curveTo(x + 968, y - 4, x + 950, y, x + 930, y);
        body.lineTo(-10, y);
        body.closePath();
        c.fillDown(body, Tint.of(0xFFFFFF), Tint.of(0xC3CDD6));
        c.within(body, () -> {
            c.fill(box(-10, y - 26, 1700, 9), Tint.of(0x2E6DB4));
            for (double window = -10; window < x + 690; window += 46) {
                c.fill(softBox(window, y - 64, 32, 25, 8), Tint.of(0x2A4964));
                c.fill(
                        polygon(window + 4, y - 42, window + 18, y - 62, window + 27, y - 62, window + 13, y - 42),
                        Tint.sheer(Tint.of(0xFFD9A6), 0.55));
            }
            for (double joint = x + 650; joint > 0; joint -= 414) {
                c.line(joint, y - 82, joint, y, Tint.sheer(Tint.of(0x5F6B78), 0.7), 3);
            }
            c.fill(polygon(x + 770, y - 72, x + 836, y - 60, x + 872, y - 42, x + 790, y - 44), Tint.of(0x22394F));
            c.fill(softBox(x + 905, y - 30, 34, 8, 8), Tint.of(0xFFF3C4));
        });
        c.light().glow(x + 950, y - 24, 110, 40, Tint.of(0xFFE9B0), 0.55);
    }
}
