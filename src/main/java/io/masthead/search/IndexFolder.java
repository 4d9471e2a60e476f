package io.masthead.search;

import io.masthead.changelog.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.FSDirectory;

/// A folder with one index of Lucene's, and beside it how far it is in the change log; or only the latter, if a cluster
/// has the index. The position is written only
/// after what it stands for is on disk, so an index may know more than it says, which does no harm.
///
/// @param path the folder; the index is in one below it
record IndexFolder(Path path) {

    /// Changes whenever an index made before cannot serve any more.
    private static final int FORM = 2;

    private static final String POSITION = "position";

    /// How far an index is: the last entry it has taken in, and when that was made, by which the log is recognised.
    record Position(long seq, Instant at) {

        static final Position BEGINNING = new Position(0, Instant.EPOCH);

        static Position of(Entry entry) {
            return new Position(entry.seq(), entry.at());
        }
    }

    /// How far the index is; nothing if there is none that can be used.
    Optional<Position> position() {
        try {
            List<String> lines = Files.readAllLines(path.resolve(POSITION));
            boolean usable = lines.size() == 3 && lines.getFirst().equals("form " + FORM);
            return usable
                    ? Optional.of(new Position(Long.parseLong(lines.get(1)), Instant.parse(lines.get(2))))
                    : Optional.empty();
        } catch (IOException | RuntimeException missing) {
            return Optional.empty();
        }
    }

    /// Writes the position as a whole or not at all.
    void write(Position position) {
        try {
            Path fresh = path.resolve(POSITION + ".new");
            Files.write(
                    fresh,
                    List.of(
                            "form " + FORM,
                            Long.toString(position.seq()),
                            position.at().toString()));
            Files.move(fresh, path.resolve(POSITION), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Whether every file of the index is what it was when it was written (checksums).
    boolean isWhole() {
        try (var directory = FSDirectory.open(path.resolve("article"));
                var check = new CheckIndex(directory)) {
            check.setChecksumsOnly(true);
            return check.checkIndex().clean;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    /// Makes it an empty one: a cluster's index makes none by itself.
    void renew() {
        delete();
        try {
            Files.createDirectories(path);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }
}
