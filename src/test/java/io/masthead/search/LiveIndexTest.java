package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// An index whose folder fails while it is open.
@Execution(ExecutionMode.CONCURRENT)
class LiveIndexTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    @TempDir
    Path folder;

    private LiveIndex index;

    @BeforeEach
    void open() {
        index = LiveIndex.open(
                SearchEngine.inside(),
                new IndexFolder(folder.resolve("index-1")),
                IndexFolder.Position.BEGINNING,
                Clock.systemUTC());
        take(1);
        index.flush();
    }

    @Test
    void afterAFailureItGoesOnFromWhatIsOnDisk() throws IOException {
        take(2);
        assertEquals(2, index.position().seq());
        // Nothing can be written where a folder stands in the way.
        Path inTheWay = folder.resolve("index-1").resolve("position.new");
        Files.createDirectories(inTheWay.resolve("full"));

        assertThrows(RuntimeException.class, index::flush);
        assertEquals(1, index.position().seq());
        assertFalse(index.isLost());

        Folders.delete(inTheWay);
        take(2);
        index.flush();
        assertEquals(2, index.index().queries().size());
        index.close();
    }

    @Test
    void withoutItsFolderItIsLost() {
        Folders.delete(folder.resolve("index-1"));

        assertThrows(RuntimeException.class, () -> {
            take(2);
            index.save(Duration.ZERO);
        });
        assertTrue(index.isLost());
        index.discard();
    }

    private void take(long seq) {
        Id article = new Id(seq);
        index.take(
                List.of(new Entry(seq, NOW, "publish", "article", article, Set.of())),
                List.of(Indexed.empty(article, NOW)),
                List.of(article));
    }
}
