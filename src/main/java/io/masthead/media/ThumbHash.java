package io.masthead.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A blurred preview in some 25 bytes, as evanw.github.io/thumbhash describes it: the lowest frequencies of luminance,
/// two colour differences and, if there is any transparency, alpha.
final class ThumbHash {

    /// The longest side of a picture that is to be hashed, in pixels; more would not change the outcome.
    static final int LONGEST_SIDE = 100;

    private final int width;
    private final int height;
    private final double[] luminance;
    private final double[] yellowBlue;
    private final double[] redGreen;
    private final double[] alpha;

    /// The lowest frequencies of one channel: the mean, and the others as four bits each of the strongest.
    private record Channel(double mean, double strongest, List<Integer> nibbles) {}

    private ThumbHash(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        int count = width * height;
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        luminance = new double[count];
        yellowBlue = new double[count];
        redGreen = new double[count];
        alpha = new double[count];
        double[] mean = mean(pixels);
        for (int i = 0; i < count; i++) {
            double a = (pixels[i] >>> 24) / 255.0;
            double r = mean[0] * (1 - a) + a * (pixels[i] >> 16 & 0xFF) / 255.0;
            double g = mean[1] * (1 - a) + a * (pixels[i] >> 8 & 0xFF) / 255.0;
            double b = mean[2] * (1 - a) + a * (pixels[i] & 0xFF) / 255.0;
            luminance[i] = (r + g + b) / 3;
            yellowBlue[i] = (r + g) / 2 - b;
            redGreen[i] = r - g;
            alpha[i] = a;
        }
    }

    /// The hash in Base64.
    ///
    /// @param image not larger than [#LONGEST_SIDE] on either side
    static String of(BufferedImage image) {
        return Base64.getEncoder().encodeToString(new ThumbHash(image).bytes());
    }

    private static double[] mean(int[] pixels) {
        double[] sum = new double[3];
        double weight = 0;
        for (int pixel : pixels) {
            double a = (pixel >>> 24) / 255.0;
            sum[0] += a * (pixel >> 16 & 0xFF) / 255.0;
            sum[1] += a * (pixel >> 8 & 0xFF) / 255.0;
            sum[2] += a * (pixel & 0xFF) / 255.0;
            weight += a;
        }
        for (int i = 0; i < 3 && weight > 0; i++) {
            sum[i] /= weight;
        }
        return sum;
    }

    private byte[] bytes() {
        boolean transparent = java.util.Arrays.stream(alpha).anyMatch(a -> a < 1);
        double longest = Math.max(width, height);
        int most = transparent ? 5 : 7;
        int columns = Math.max(1, (int) Math.round(most * width / longest));
        int rows = Math.max(1, (int) Math.round(most * height / longest));
        Channel l = channel(luminance, Math.max(3, columns), Math.max(3, rows));
        Channel p = channel(yellowBlue, 3, 3);
        Channel q = channel(redGreen, 3, 3);
        boolean landscape = width > height;
        int colours = round(63 * l.mean)
                | round(31.5 + 31.5 * p.mean) << 6
                | round(31.5 + 31.5 * q.mean) << 12
                | round(31 * l.strongest) << 18
                | (transparent ? 1 << 23 : 0);
        int shape = (landscape ? rows : columns)
                | round(63 * p.strongest) << 3
                | round(63 * q.strongest) << 9
                | (landscape ? 1 << 15 : 0);
        var out = new ByteArrayOutputStream();
        for (int b : new int[] {colours, colours >> 8, colours >> 16, shape, shape >> 8}) {
            out.write(b);
        }
        List<Integer> nibbles = new ArrayList<>();
        nibbles.addAll(l.nibbles);
        nibbles.addAll(p.nibbles);
        nibbles.addAll(q.nibbles);
        if (transparent) {
            Channel a = channel(alpha, 5, 5);
            out.write(round(15 * a.mean) | round(15 * a.strongest) << 4);
            nibbles.addAll(a.nibbles);
        }
        for (int i = 0; i < nibbles.size(); i += 2) {
            out.write(nibbles.get(i) | (i + 1 < nibbles.size() ? nibbles.get(i + 1) << 4 : 0));
        }
        return out.toByteArray();
    }

    /// A discrete cosine transform, of which the triangle of low frequencies is kept.
    private Channel channel(double[] values, int columns, int rows) {
        List<Double> factors = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column * rows < columns * (rows - row); column++) {
                factors.add(factor(values, column, row));
            }
        }
        double mean = factors.removeFirst();
        double strongest = factors.stream().mapToDouble(Math::abs).max().orElse(0);
        List<Integer> nibbles = factors.stream()
                .map(factor -> strongest > 0 ? round(15 * (0.5 + 0.5 * factor / strongest)) : 0)
                .toList();
        return new Channel(mean, strongest, nibbles);
    }

    private double factor(double[] values, int column, int row) {
        double sum = 0;
        for (int y = 0; y < height; y++) {
            double line = 0;
            for (int x = 0; x < width; x++) {
                line += values[y * width + x] * Math.cos(Math.PI / width * column * (x + 0.5));
            }
            sum += line * Math.cos(Math.PI / height * row * (y + 0.5));
        }
        return sum / (width * height);
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
