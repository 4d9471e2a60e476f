package io.masthead.start.sample;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.DoubleUnaryOperator;

/// Shapes that several sample pictures draw with. Lengths are pixels, y grows downwards.
final class Shapes {

    private Shapes() {}

    static Shape disc(double x, double y, double radius) {
        return oval(x, y, radius, radius);
    }

    static Shape oval(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    static Shape box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    static Shape softBox(double x, double y, double width, double height, double corner) {
        return new RoundRectangle2D.Double(x, y, width, height, corner, corner);
    }

    /// A closed figure through `x, y, x, y, …`.
    static Shape polygon(double... points) {
        Path2D path = through(points);
        path.closePath();
        return path;
    }

    /// An open line through `x, y, x, y, …`.
    static Path2D through(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    /// A line from one point to another that hangs through by `sag` in its middle.
    static Path2D hanging(double x1, double y1, double x2, double y2, double sag) {
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.quadTo((x1 + x2) / 2, (y1 + y2) / 2 + 2 * sag, x2, y2);
        return path;
    }

    /// Everything below a line, down to `floor`.
    static Shape under(DoubleUnaryOperator line, double floor) {
        Path2D path = new Path2D.Double();
        path.moveTo(-10, floor);
        for (int x = -10; x <= Canvas.WIDTH + 10; x += 5) {
            path.lineTo(x, line.applyAsDouble(x));
        }
        path.lineTo(Canvas.WIDTH + 10, floor);
        path.closePath();
        return path;
    }

    /// A leaf or flame: two equal curves between two points, `belly` pixels wide on each side.
    static Shape leaf(double x1, double y1, double x2, double y2, double belly) {
        double length = Math.max(1e-6, Math.hypot(x2 - x1, y2 - y1));
        double sideX = (y1 - y2) / length * belly * 2;
        double sideY = (x2 - x1) / length * belly * 2;
        double middleX = (x1 + x2) / 2;
        double middleY = (y1 + y2) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.quadTo(middleX + sideX, middleY + sideY, x2, y2);
        path.quadTo(middleX - sideX, middleY - sideY, x1, y1);
        path.closePath();
        return path;
    }
}
