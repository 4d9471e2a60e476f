package io.masthead.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// This node's folders for indexes. Nodes may share a data folder: each takes the first place in it that no other
/// living node has.
final class IndexFolders {

    private static final int MOST_NODES = 64;
    private static final String GENERATION = "index-";

    private final Path root;
    private Path home;
    private FileChannel held;
    private int highest;

    IndexFolders(Path root) {
        this.root = root;
    }

    /// Takes a place, if this node has none.
    synchronized void lock() {
        if (held != null) {
            return;
        }
        try {
            for (int node = 0; node < MOST_NODES; node++) {
                Path place = root.resolve("node-" + node);
                Files.createDirectories(place);
                FileChannel file =
                        FileChannel.open(place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (isLocked(file)) {
                    held = file;
                    home = place;
                    return;
                }
                file.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new IllegalStateException(root + " is used by too many nodes");
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException byAnotherOfThisProcess) {
            return false;
        }
    }

    synchronized void unlock() {
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } finally {
            held = null;
        }
    }

    /// The youngest index that was completed; all others are removed.
    synchronized Optional<IndexFolder> latest() {
        List<IndexFolder> all = all();
        Optional<IndexFolder> latest = all.reversed().stream()
                .filter(folder -> folder.position().isPresent())
                .findFirst();
        all.stream().filter(folder -> !folder.equals(latest.orElse(null))).forEach(IndexFolder::delete);
        return latest;
    }

    /// A folder for a new index.
    synchronized IndexFolder fresh() {
        highest = Math.max(
                        highest,
                        all().stream().mapToInt(IndexFolders::number).max().orElse(0))
                + 1;
        return new IndexFolder(home.resolve(GENERATION + highest));
    }

    private List<IndexFolder> all() {
        try (Stream<Path> found = Files.list(home)) {
            return found.filter(path -> path.getFileName().toString().matches(GENERATION + "[0-9]{1,9}"))
                    .map(IndexFolder::new)
                    .sorted((one, other) -> Integer.compare(number(one), number(other)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int number(IndexFolder folder) {
        return Integer.parseInt(folder.path().getFileName().toString().substring(GENERATION.length()));
    }
}
