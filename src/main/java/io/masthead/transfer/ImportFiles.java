package io.masthead.transfer;

import io.masthead.shared.http.Gate;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The files that are taken in: `imports` in the data folder, until their jobs have ended.
@Singleton
class ImportFiles {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final long largest;

    ImportFiles(
            @ConfigProperty(name = "masthead.data-dir") Path data,
            @ConfigProperty(name = "masthead.imports.largest") long largest) {
        this.folder = data.resolve("imports").toAbsolutePath().normalize();
        this.largest = largest * 1024 * 1024;
    }

    Path of(Id job) {
        return folder.resolve(job.toString());
    }

    /// Receives a body into the job's file, never whole into memory.
    ///
    /// @throws Problem `413` if there is more than a file may have, `400` if the client breaks off
    void receive(Id job, InputStream body) throws IOException {
        Files.createDirectories(folder);
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(of(job))) {
            for (int got = read(body, buffer); got >= 0; got = read(body, buffer)) {
                total += got;
                if (total > largest) {
                    throw Gate.tooLarge(largest);
                }
                out.write(buffer, 0, got);
            }
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException brokenOff) {
            throw Problem.badRequest("body-incomplete", "The body ended before it was complete.");
        }
    }

    void remove(Id job) throws IOException {
        Files.deleteIfExists(of(job));
    }
}
