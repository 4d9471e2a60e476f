package io.masthead.start.sample;

import static io.masthead.start.sample.Canvas.HEIGHT;
import static io.masthead.start.sample.Canvas.WIDTH;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/// Washes over the pixels of a sample picture: skies, glows, haze, reflections, grain.
/// They work on the raw array, which is several times faster than gradient paints over the whole sheet.
final class Light {

    private final int[] pixels;

    Light(BufferedImage image) {
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /// Fills the rows from `top` to `bottom` with evenly spaced colours.
    void gradient(int top, int bottom, Color... stops) {
        for (int y = top; y < bottom; y++) {
            int rgb = Tint.ramp((y - top) / (double) (bottom - top), stops).getRGB() & 0xFFFFFF;
            Arrays.fill(pixels, y * WIDTH, (y + 1) * WIDTH, rgb);
        }
    }

    /// Adds light, as a lamp in the dark does, fading out towards the rim of an ellipse.
    void glow(double x, double y, double radiusX, double radiusY, Color colour, double strength) {
        wash(
                x,
                y,
                radiusX,
                radiusY,
                colour,
                strength,
                (base, tint, share) -> 255 - (int) ((255 - base) * (255 - tint * share) / 255));
    }

    /// Veils what lies below with a colour, as mist or a soft shadow does.
    void haze(double x, double y, double radiusX, double radiusY, Color colour, double strength) {
        wash(x, y, radiusX, radiusY, colour, strength, (base, tint, share) -> (int) (base + (tint - base) * share));
    }

    /// Turns the picture above `horizon` upside down below it, rippled the more the nearer, and tinted like water.
    void reflect(int horizon, Color water, double tint) {
        for (int y = horizon; y < HEIGHT; y++) {
            int depth = y - horizon;
            int source = Math.max(0, horizon - 1 - (int) (depth * 1.02));
            double ripple = Math.sin(depth * 0.32 + Math.sin(depth * 0.045) * 3) * (1 + depth * 0.02);
            double share = tint + (1 - tint) * 0.45 * depth / (HEIGHT - horizon);
            for (int x = 0; x < WIDTH; x++) {
                int from = Math.clamp((long) (x + ripple), 0, WIDTH - 1);
                pixels[y * WIDTH + x] = towards(pixels[source * WIDTH + from], water, share);
            }
        }
    }

    /// Darkens the corners by at most `strength`.
    void vignette(double strength) {
        double[] across = new double[WIDTH];
        for (int x = 0; x < WIDTH; x++) {
            double dx = 2.0 * x / WIDTH - 1;
            across[x] = dx * dx;
        }
        for (int y = 0; y < HEIGHT; y++) {
            double dy = 2.0 * y / HEIGHT - 1;
            for (int x = 0; x < WIDTH; x++) {
                double far = (across[x] + dy * dy) / 2;
                int keep = (int) (256 * (1 - strength * far * far));
                int rgb = pixels[y * WIDTH + x];
                int redBlue = ((rgb & 0xFF00FF) * keep >>> 8) & 0xFF00FF;
                int green = ((rgb & 0x00FF00) * keep >>> 8) & 0x00FF00;
                pixels[y * WIDTH + x] = redBlue | green;
            }
        }
    }

    /// Lightens and darkens single pixels by less than `strength` levels; it also hides the steps of wide gradients.
    void grain(long seed, int strength) {
        long state = seed | 1;
        for (int i = 0; i < pixels.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int step = (int) ((state >>> 40) % strength + (state & 0xFFFF) % strength) - strength + 1;
            int rgb = pixels[i];
            pixels[i] = channel((rgb >> 16 & 255) + step) << 16
                    | channel((rgb >> 8 & 255) + step) << 8
                    | channel((rgb & 255) + step);
        }
    }

    private void wash(double x, double y, double radiusX, double radiusY, Color colour, double strength, Blend blend) {
        int top = Math.max(0, (int) (y - radiusY));
        int bottom = Math.min(HEIGHT, (int) (y + radiusY) + 1);
        int left = Math.max(0, (int) (x - radiusX));
        int right = Math.min(WIDTH, (int) (x + radiusX) + 1);
        for (int row = top; row < bottom; row++) {
            double dy = (row - y) / radiusY;
            for (int column = left; column < right; column++) {
                double dx = (column - x) / radiusX;
                double rest = 1 - dx * dx - dy * dy;
                if (rest > 0) {
                    double share = strength * rest * rest * rest;
                    int rgb = pixels[row * WIDTH + column];
                    pixels[row * WIDTH + column] = blend.of(rgb >> 16 & 255, colour.getRed(), share) << 16
                            | blend.of(rgb >> 8 & 255, colour.getGreen(), share) << 8
                            | blend.of(rgb & 255, colour.getBlue(), share);
                }
            }
        }
    }

    private static int towards(int rgb, Color colour, double share) {
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        return (int) (red + (colour.getRed() - red) * share) << 16
                | (int) (green + (colour.getGreen() - green) * share) << 8
                | (int) (blue + (colour.getBlue() - blue) * share);
    }

    private static int channel(int value) {
        return Math.clamp(value, 0, 255);
    }

    private interface Blend {
        int of(int base, int tint, double share);
    }
}
