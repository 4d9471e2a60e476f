package io.masthead.media;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The files of all pictures: `media/<first two characters>/<address>/<rendition>.<ending>` in the data folder. A file
/// is there whole or not at all. What is about to be removed or still arriving lies in `media/moving`.
@Singleton
public class MediaStore {

    /// How many characters of an address come from the picture's bytes; the others from what its files look like.
    static final int OWN = 32;

    private final Path root;
    private final Path moving;

    MediaStore(@ConfigProperty(name = "masthead.data-dir") Path data) {
        root = data.resolve("media").toAbsolutePath().normalize();
        moving = root.resolve("moving");
    }

    /// Where a file stands, or would stand.
    Path file(String address, String name) {
        return folder(address).resolve(name);
    }

    /// A fresh place for bytes that arrive. Who asks for it removes it.
    Path arrival() throws IOException {
        Files.createDirectories(moving);
        return moving.resolve(UUID.randomUUID() + ".tmp");
    }

    /// Writes a file and makes sure that it is on the disk.
    void put(String address, String name, byte[] bytes) throws IOException {
        Path arrival = arrival();
        try {
            try (var channel = FileChannel.open(arrival, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            place(arrival, address, name);
        } finally {
            Files.deleteIfExists(arrival);
        }
    }

    /// Gives a file a second address.
    void copy(String from, String to, String name) throws IOException {
        Path arrival = arrival();
        try (InputStream in = Files.newInputStream(file(from, name))) {
            Files.copy(in, arrival);
            place(arrival, to, name);
        } finally {
            Files.deleteIfExists(arrival);
        }
    }

    private void place(Path arrival, String address, String name) throws IOException {
        Files.createDirectories(folder(address));
        Files.move(arrival, file(address, name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Takes all folders that a picture ever had out of reach, so that they can be removed or put back.
    List<Path> setAside(String address) {
        Path shelf = folder(address).getParent();
        if (!Files.isDirectory(shelf)) {
            return List.of();
        }
        String own = address.substring(0, OWN);
        try (Stream<Path> folders = Files.list(shelf)) {
            Files.createDirectories(moving);
            return folders.filter(folder -> folder.getFileName().toString().startsWith(own))
                    .map(this::setAside)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path setAside(Path folder) {
        return move(folder, moving.resolve(folder.getFileName() + ".removed"));
    }

    /// Puts back what was set aside.
    void putBack(List<Path> aside) {
        for (Path folder : aside) {
            String address = folder.getFileName().toString().replace(".removed", "");
            move(folder, folder(address));
        }
    }

    /// Removes a folder with all its files.
    void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path folder(String address) {
        return root.resolve(address.substring(0, 2)).resolve(address);
    }

    private static Path move(Path from, Path to) {
        try {
            return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
