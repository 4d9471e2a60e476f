package io.masthead.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void secondOwnerIsRefusedUntilTheFirstIsGone() throws IOException {
        try (var first = DataFolder.open(folder)) {
            var refused = assertThrows(StartRefused.class, () -> DataFolder.open(folder));

            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.getMessage());
            assertEquals(folder.toRealPath(), first.path());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void anotherProcessIsRefusedToo() throws Exception {
        try (var owner = DataFolder.open(folder)) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var other = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Main.class.getName())
                    .redirectErrorStream(true);
            other.environment().put("MASTHEAD_DATA_DIR", owner.path().toString());
            var process = other.start();
            var said = new String(process.getInputStream().readAllBytes());

            assertEquals(1, process.waitFor(), said);
            assertTrue(said.startsWith("masthead: Another Masthead (process "), said);
        }
    }

    @Test
    void secretIsMadeOnceForTheOwnerOnly() throws IOException {
        try (var data = DataFolder.open(folder)) {
            var secret = data.secret();

            assertEquals(64, secret.length());
            assertEquals(secret, data.secret());
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))));
        }
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        var file = Files.createFile(folder.resolve("data"));

        var refused = assertThrows(StartRefused.class, () -> DataFolder.open(file));

        assertTrue(refused.getMessage().contains("MASTHEAD_DATA_DIR"), refused.getMessage());
    }
}
