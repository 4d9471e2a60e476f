package io.masthead.media;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/// The colour that most of a picture has: pixels are sorted into 16 × 16 × 16 bins, and the mean of the fullest bin
/// counts. Transparent pixels count as little as they show.
final class DominantColor {

    private static final int BINS = 16 * 16 * 16;

    private DominantColor() {}

    /// The colour as `#rrggbb`.
    static String of(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        long[] fill = new long[BINS];
        for (int pixel : pixels) {
            fill[bin(pixel)] += pixel >>> 24;
        }
        long most = Arrays.stream(fill).max().orElse(0);
        if (most == 0) {
            return "#ffffff";
        }
        int fullest = 0;
        while (fill[fullest] < most) {
            fullest++;
        }
        long[] sum = new long[3];
        for (int pixel : pixels) {
            if (bin(pixel) == fullest) {
                sum[0] += (long) (pixel >>> 24) * (pixel >> 16 & 0xFF);
                sum[1] += (long) (pixel >>> 24) * (pixel >> 8 & 0xFF);
                sum[2] += (long) (pixel >>> 24) * (pixel & 0xFF);
            }
        }
        return String.format("#%02x%02x%02x", sum[0] / most, sum[1] / most, sum[2] / most);
    }

    private static int bin(int pixel) {
        return (pixel >> 20 & 0xF) << 8 | (pixel >> 12 & 0xF) << 4 | pixel >> 4 & 0xF;
    }
}
