package io.masthead.start.sample;

import static io.masthead.start.sample.Shapes.box;
import static io.masthead.start.sample.Shapes.disc;
import static io.masthead.start.sample.Shapes.leaf;
import static io.masthead.start.sample.Shapes.oval;
import static io.masthead.start.sample.Shapes.polygon;

import java.awt.Color;
import java.awt.geom.Path2D;

/// Small things that stand in more than one sample picture. `x, y` is where they touch the ground, in pixels.
final class Motifs {

    private Motifs() {}

    static void bird(Canvas c, double x, double y, double span, Color colour) {
        Path2D wings = new Path2D.Double();
        wings.moveTo(x - span, y - span * 0.25);
        wings.quadTo(x - span * 0.45, y - span * 0.65, x, y);
        wings.quadTo(x + span * 0.45, y - span * 0.65, x + span, y - span * 0.25);
        c.stroke(wings, colour, Math.max(1.6, span * 0.14));
    }

    static void flock(Canvas c, double x, double y, int birds, Color colour) {
        for (int i = 0; i < birds; i++) {
            bird(c, x + c.between(-130, 130), y + c.between(-60, 60), c.between(7, 17), colour);
        }
    }

    /// A slender fir of stacked skirts.
    static void fir(Canvas c, double x, double y, double height, Color colour) {
        double width = height * 0.24;
        c.fill(box(x - height * 0.02, y - height * 0.2, height * 0.04, height * 0.22), colour);
        for (int i = 0; i < 4; i++) {
            double low = y - height * (0.1 + i * 0.2);
            double half = width * (1 - i * 0.2);
            c.fill(polygon(x - half, low, x, low - height * 0.36, x + half, low), colour);
        }
    }

    /// A round tree with light falling from the upper left.
    static void tree(Canvas c, double x, double y, double height, Color leaves) {
        double crown = height * 0.36;
        c.fill(box(x - height * 0.035, y - height * 0.4, height * 0.07, height * 0.4), Tint.of(0x5B4334));
        c.fill(disc(x, y - height * 0.62, crown), Tint.darker(leaves, 0.28));
        for (int i = 0; i < 16; i++) {
            double angle = i * 2.399;
            double reach = crown * 0.85 * Math.sqrt((i + 0.5) / 16);
            double leftX = x + Math.cos(angle) * reach;
            double topY = y - height * 0.62 + Math.sin(angle) * reach;
            double sunlit = 0.5 - (Math.cos(angle) + Math.sin(angle)) * reach / crown * 0.42;
            Color shade = Tint.mix(Tint.darker(leaves, 0.22), Tint.lighter(leaves, 0.22), sunlit);
            c.fill(disc(leftX, topY, crown * 0.36), shade);
        }
    }

    /// A clump of reeds that the wind bends to the right.
    static void reeds(Canvas c, double x, double y, double height, int stalks, Color colour) {
        for (int i = 0; i < stalks; i++) {
            double foot = x + c.between(-height * 0.55, height * 0.55);
            double tall = height * c.between(0.5, 1);
            double lean = tall * c.between(0.05, 0.32);
            Path2D stalk = new Path2D.Double();
            stalk.moveTo(foot, y);
            stalk.quadTo(foot, y - tall * 0.6, foot + lean, y - tall);
            c.stroke(stalk, colour, 2.6);
            c.fill(leaf(foot + lean, y - tall, foot + lean * 1.5, y - tall * 1.2, 5), colour);
        }
    }

    /// A river boat with an arched canopy and its boatman, seen from the side.
    static void boat(Canvas c, double x, double y, double length, Color colour) {
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - length * 0.5, y - length * 0.1);
        hull.quadTo(x - length * 0.3, y + length * 0.05, x, y + length * 0.045);
        hull.quadTo(x + length * 0.3, y + length * 0.05, x + length * 0.5, y - length * 0.12);
        hull.quadTo(x, y, x - length * 0.5, y - length * 0.1);
        c.fill(hull, colour);
        Path2D canopy = new Path2D.Double();
        canopy.moveTo(x - length * 0.2, y - length * 0.02);
        canopy.curveTo(x - length * 0.2, y - length * 0.24, x + length * 0.16, y - length * 0.24, x + length * 0.16, y);
        canopy.closePath();
        c.fill(canopy, colour);
        double man = x + length * 0.33;
        c.fill(leaf(man, y - length * 0.02, man - length * 0.01, y - length * 0.23, length * 0.03), colour);
        c.fill(disc(man - length * 0.01, y - length * 0.24, length * 0.028), colour);
        c.fill(
                polygon(
                        man - length * 0.07,
                        y - length * 0.245,
                        man,
                        y - length * 0.31,
                        man + length * 0.06,
                        y - length * 0.245),
                colour);
        c.line(man - length * 0.03, y - length * 0.16, man + length * 0.22, y + length * 0.07, colour, length * 0.013);
    }

    /// A white house with a dark tiled roof; windows are lit in the given colour.
    static void house(Canvas c, double x, double y, double width, double height, Color wall, Color roof, Color window) {
        double eaves = y - height;
        double rise = width * 0.3;
        c.fillAcross(box(x, eaves, width, height), wall, Tint.darker(wall, 0.16));
        Path2D top = new Path2D.Double();
        top.moveTo(x - width * 0.09, eaves + width * 0.03);
        top.quadTo(x + width * 0.2, eaves - rise * 0.35, x + width * 0.28, eaves - rise);
        top.lineTo(x + width * 0.72, eaves - rise);
        top.quadTo(x + width * 0.8, eaves - rise * 0.35, x + width * 1.09, eaves + width * 0.03);
        top.closePath();
        c.fillDown(top, Tint.lighter(roof, 0.14), roof);
        int windows = Math.max(1, (int) (width / 70));
        double step = width / windows;
        for (int i = 0; i < windows; i++) {
            double left = x + step * (i + 0.5) - width / windows * 0.17;
            c.fill(box(left, y - height * 0.72, step * 0.34, height * 0.34), window);
            c.line(left + step * 0.17, y - height * 0.72, left + step * 0.17, y - height * 0.38, roof, 2);
        }
    }

    /// Somebody walking, small and seen from afar, in a coat of one colour.
    static void walker(Canvas c, double x, double y, double height, Color coat, Color skin) {
        c.line(x - height * 0.07, y, x, y - height * 0.42, Tint.darker(coat, 0.45), height * 0.1);
        c.line(x + height * 0.08, y, x, y - height * 0.42, Tint.darker(coat, 0.45), height * 0.1);
        c.fill(oval(x, y - height * 0.56, height * 0.13, height * 0.27), coat);
        c.fill(disc(x, y - height * 0.92, height * 0.105), Tint.of(0x2B2027));
        c.fill(oval(x + height * 0.015, y - height * 0.885, height * 0.085, height * 0.08), skin);
    }
}
