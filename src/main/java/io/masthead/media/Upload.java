package io.masthead.media;

import io.masthead.shared.http.Gate;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Receives a body into a file, never whole into memory.
@Singleton
public class Upload {

    private static final int BUFFER = 64 * 1024;

    private final Arrivals arrivals;

    Upload(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /// What is to happen with the file that arrived.
    interface Then<T> {
        T with(Path file) throws IOException;
    }

    /// Writes the body to a file, hands it on, and removes it, whatever happens.
    ///
    /// @throws Problem `413` if there is more than a picture may have, `400` if the client breaks off
    <T> T receive(InputStream body, Then<T> then) throws IOException {
        Path file = arrivals.fresh();
        try {
            copy(body, file);
            return then.with(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(InputStream body, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int got = read(body, buffer); got >= 0; got = read(body, buffer)) {
                total += got;
                if (total > Gate.LARGEST_PICTURE) {
                    throw Gate.tooLarge(Gate.LARGEST_PICTURE);
                }
                out.write(buffer, 0, got);
            }
        }
    }

    private static int read(InputStream body, byte[] buffer) throws IOException {
        try {
            return body.read(buffer);
        } catch (IOException brokenOff) {
            throw Problem.badRequest("body-incomplete", "The body ended before it was complete.");
        }
    }
}
