package io.masthead.start.sample;

import java.util.function.DoubleUnaryOperator;

/// A smooth rolling line: value noise in four octaves. The same seed gives the same line.
record Ridge(long seed, double base, double swing, double length) implements DoubleUnaryOperator {

    @Override
    public double applyAsDouble(double x) {
        double sum = 0;
        double weight = 0.58;
        double frequency = 1 / length;
        for (int octave = 0; octave < 4; octave++) {
            sum += weight * wave(x * frequency + octave * 37.7);
            weight *= 0.4;
            frequency *= 2.1;
        }
        return base - swing * sum;
    }

    private double wave(double place) {
        long cell = (long) Math.floor(place);
        double t = place - cell;
        double smooth = t * t * t * (t * (6 * t - 15) + 10);
        return post(cell) + (post(cell + 1) - post(cell)) * smooth;
    }

    /// A number from -1 to 1 that belongs to one whole number (the finaliser of SplitMix64).
    private double post(long cell) {
        long z = seed + cell * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-52 - 1;
    }
}
