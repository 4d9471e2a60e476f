package io.masthead.media;

import java.io.IOException;
import java.nio.file.Path;

/// Develops one picture several times and prints the milliseconds of each, for a measurement in a Java of
/// its own.
public final class Enlarger {

    private Enlarger() {}

    /// @param arguments the file, and how often
    public static void main(String... arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path file = Path.of(arguments[0]);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            long began = System.nanoTime();
            int files = Developed.of(file, new FocalPoint(0.3, 0.4), RenditionSet.USUAL)
                    .prints()
                    .size();
            System.out.println((System.nanoTime() - began) / 1_000_000 + " " + files);
        }
    }
}
