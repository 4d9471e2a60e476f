package io.masthead.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {

    @Test
    void whatGrowsBeyondTheLargestIsRefused(@TempDir Path folder) {
        ImportFiles files = new ImportFiles(folder, 1);

        Problem refused = assertThrows(
                Problem.class, () -> files.receive(Id.next(), new ByteArrayInputStream(new byte[1024 * 1024 + 1])));

        assertEquals(413, refused.status());
    }
}
