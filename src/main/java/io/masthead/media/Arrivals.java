package io.masthead.media;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The folder for bytes on their way: `media/moving` in the data folder, also where pictures are kept in S3.
@Singleton
class Arrivals {

    private final Path root;

    Arrivals(@ConfigProperty(name = "masthead.data-dir") Path data) {
        root = data.resolve("media").toAbsolutePath().normalize();
    }

    /// Where pictures are kept, if they are kept in a folder.
    Path root() {
        return root;
    }

    Path folder() {
        return root.resolve("moving");
    }

    /// A fresh place. Who asks for it removes it.
    Path fresh() throws IOException {
        Files.createDirectories(folder());
        return folder().resolve(UUID.randomUUID() + ".tmp");
    }

    /// Removes what a node left behind that was killed.
    void clear(Instant before) throws IOException {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (Stream<Path> left = Files.list(folder())) {
            for (Path file : left.toList()) {
                if (Files.isRegularFile(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
