package io.masthead.start.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// A sheet of 1600 × 900 pixels to paint a sample picture on, with the dice of its seed.
/// Vector shapes go through Java2D; washes of light over the pixels are [Light]'s.
final class Canvas {

    static final int WIDTH = 1600;
    static final int HEIGHT = 900;

    /// Twice as fast to encode as the whole sheet, and wide enough for an article.
    static final int FINISHED_WIDTH = 960;

    static final int FINISHED_HEIGHT = 540;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final Light light = new Light(image);
    private final Random dice;

    Canvas(long seed) {
        this.dice = new Random(seed);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    Light light() {
        return light;
    }

    /// A number between two bounds.
    double between(double low, double high) {
        return low + dice.nextDouble() * (high - low);
    }

    /// A whole number from 0 up to, but not including, the bound.
    int below(int bound) {
        return dice.nextInt(bound);
    }

    Color oneOf(Color... colours) {
        return colours[dice.nextInt(colours.length)];
    }

    void fill(Shape shape, Paint paint) {
        pen.setPaint(paint);
        pen.fill(shape);
    }

    /// Fills a shape with a colour that changes from its top edge to its bottom edge.
    void fillDown(Shape shape, Color top, Color bottom) {
        Rectangle2D box = shape.getBounds2D();
        fill(shape, new GradientPaint(0, (float) box.getMinY(), top, 0, (float) box.getMaxY(), bottom));
    }

    /// Fills a shape with a colour that changes from its left edge to its right edge.
    void fillAcross(Shape shape, Color left, Color right) {
        Rectangle2D box = shape.getBounds2D();
        fill(shape, new GradientPaint((float) box.getMinX(), 0, left, (float) box.getMaxX(), 0, right));
    }

    void stroke(Shape shape, Paint paint, double width) {
        pen.setPaint(paint);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    void line(double x1, double y1, double x2, double y2, Paint paint, double width) {
        stroke(new Line2D.Double(x1, y1, x2, y2), paint, width);
    }

    void dot(double x, double y, double radius, Paint paint) {
        fill(Shapes.disc(x, y, radius), paint);
    }

    /// Paints inside a shape only.
    void within(Shape shape, Runnable painting) {
        Shape before = pen.getClip();
        pen.clip(shape);
        painting.run();
        pen.setClip(before);
    }

    /// Paints in a coordinate system of its own: origin moved, then turned (radians), then scaled.
    void at(double x, double y, double angle, double scale, Runnable painting) {
        AffineTransform before = pen.getTransform();
        pen.translate(x, y);
        pen.rotate(angle);
        pen.scale(scale, scale);
        painting.run();
        pen.setTransform(before);
    }

    /// A rolling line, as a height (y) for every x: around `base`, up and down by `swing`, one hill about every
    /// `length` pixels.
    DoubleUnaryOperator ridge(double base, double swing, double length) {
        return new Ridge(dice.nextLong(), base, swing, length);
    }

    /// Short level streaks of light on water, in a column that widens from `top` to `bottom`.
    void glitter(double x, double top, double bottom, double narrow, double wide, Color colour, int streaks) {
        for (int i = 0; i < streaks; i++) {
            double depth = Math.pow(dice.nextDouble(), 1.3);
            double reach = narrow + (wide - narrow) * depth;
            double centre = x + dice.nextGaussian() * reach * 0.38;
            double half = between(6, 20) + depth * between(6, 40);
            double y = top + (bottom - top) * depth;
            double opacity = between(0.12, 0.6) * Math.exp(-Math.abs(centre - x) / reach);
            line(centre - half, y, centre + half, y, Tint.sheer(colour, opacity), 1.2 + depth * 3);
        }
    }

    /// The picture, with a darker rim and the grain of film, a fifth smaller than it was painted.
    BufferedImage finished() {
        pen.dispose();
        light.vignette(0.2);
        light.grain(dice.nextLong(), 7);
        BufferedImage finished = new BufferedImage(FINISHED_WIDTH, FINISHED_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D copy = finished.createGraphics();
        copy.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        copy.drawImage(image, 0, 0, FINISHED_WIDTH, FINISHED_HEIGHT, null);
        copy.dispose();
        return finished;
    }
}
