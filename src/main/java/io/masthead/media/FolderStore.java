package io.masthead.media;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pictures in the folder `media` of the data folder. Files arrive in `media/moving` and take their place in
/// one move.
final class FolderStore implements MediaStore {

    private final Path root;
    private final Arrivals arrivals;

    FolderStore(Arrivals arrivals) {
        this.root = arrivals.root();
        this.arrivals = arrivals;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            place(key, channel -> {
                byte[] buffer = new byte[64 * 1024];
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    write(channel, ByteBuffer.wrap(buffer, 0, got));
                }
            });
        }
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        place(key, channel -> write(channel, ByteBuffer.wrap(bytes)));
    }

    private interface Writing {
        void to(FileChannel channel) throws IOException;
    }

    private void place(String key, Writing writing) throws IOException {
        Path arrival = arrivals.fresh();
        try {
            try (var channel = FileChannel.open(arrival, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writing.to(channel);
                channel.force(true);
            }
            Path file = root.resolve(key);
            Files.createDirectories(file.getParent());
            Files.move(arrival, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(arrival);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void fetch(String key, Path to) throws IOException {
        Files.copy(root.resolve(key), to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void remove(String folder) throws IOException {
        Path gone = root.resolve(folder);
        if (!Files.exists(gone, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(gone)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public Set<String> names(String folder) throws IOException {
        try (Stream<Path> inside = Files.list(root.resolve(folder))) {
            return inside.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (NoSuchFileException none) {
            return Set.of();
        }
    }

    @Override
    public void walk(Consumer<Kept> each) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> !file.startsWith(arrivals.folder()))
                    .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(file -> kept(file).stream())
                    .forEach(each);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private Optional<Kept> kept(Path file) {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String key = root.relativize(file).toString().replace('\\', '/');
            return Optional.of(
                    new Kept(key, facts.size(), facts.lastModifiedTime().toInstant()));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    /// Asks on the event loop: what the kernel remembers of a file costs less than a way to another thread
    /// and back. Symbolic links are not followed.
    @Override
    public Future<Optional<Long>> size(String key) {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(root.resolve(key), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Future.succeededFuture(facts.isRegularFile() ? Optional.of(facts.size()) : Optional.empty());
        } catch (IOException notThere) {
            return Future.succeededFuture(Optional.empty());
        }
    }

    /// Reads on the event loop, for the same reason; once, as [KeptFiles] keeps it.
    @Override
    public Future<Buffer> load(String key) {
        try {
            return Future.succeededFuture(Buffer.buffer(Files.readAllBytes(root.resolve(key))));
        } catch (IOException broken) {
            return Future.failedFuture(broken);
        }
    }

    @Override
    public Future<Void> send(String key, long from, long length, HttpServerResponse answer) {
        return answer.sendFile(root.resolve(key).toString(), from, length);
    }
}
