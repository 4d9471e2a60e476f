package io.masthead.start.sample;

import java.awt.Color;

/// Colour arithmetic for the sample pictures. All fractions run from 0 to 1.
final class Tint {

    private Tint() {}

    /// The colour of a `0xRRGGBB` number.
    static Color of(int rgb) {
        return new Color(rgb);
    }

    /// The colours of several `0xRRGGBB` numbers: a palette.
    static Color[] palette(int... rgbs) {
        Color[] colours = new Color[rgbs.length];
        for (int i = 0; i < rgbs.length; i++) {
            colours[i] = new Color(rgbs[i]);
        }
        return colours;
    }

    /// The same colour, seen through: 0 is invisible, 1 is solid.
    static Color sheer(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * clamp(opacity)));
    }

    /// A colour between two others, straight through RGB.
    static Color mix(Color from, Color to, double share) {
        double t = clamp(share);
        return new Color(
                blend(from.getRed(), to.getRed(), t),
                blend(from.getGreen(), to.getGreen(), t),
                blend(from.getBlue(), to.getBlue(), t));
    }

    static Color lighter(Color colour, double share) {
        return mix(colour, Color.WHITE, share);
    }

    static Color darker(Color colour, double share) {
        return mix(colour, Color.BLACK, share);
    }

    /// The colour at a place on a ramp of evenly spaced stops.
    static Color ramp(double place, Color... stops) {
        double position = clamp(place) * (stops.length - 1);
        int left = Math.min((int) position, stops.length - 2);
        double t = position - left;
        return mix(stops[left], stops[left + 1], t * t * (3 - 2 * t) * 0.4 + t * 0.6);
    }

    private static int blend(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double clamp(double value) {
        return Math.clamp(value, 0, 1);
    }
}
