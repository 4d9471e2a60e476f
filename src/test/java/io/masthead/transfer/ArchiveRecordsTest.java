package io.masthead.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.media.Originals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveRecordsTest {

    private static final String LINE = "{\"table\": \"tag\", \"row\": {}}\n";
    private static final String HASH = "media/" + "a".repeat(64);

    @Test
    void filesComeBehindTheLines() throws IOException {
        Records records = records(zip(LINE, Map.of(HASH, new byte[] {1, 2})), 10_000);

        assertEquals("row", records.next().kind());
        assertEquals(2, records.next().picture().bytes().length);
        assertNull(records.next());
    }

    @Test
    void goesOnAnywhere() throws IOException {
        byte[] zip = zip(LINE + LINE, Map.of(HASH, new byte[] {1}));
        for (int passed = 0; passed <= 3; passed++) {
            Records records = records(zip, 10_000);
            records.skip(passed);
            int rest = 0;
            while (records.next() != null) {
                rest++;
            }
            assertEquals(3 - passed, rest);
        }
    }

    @Test
    void namesOfOtherKindsAreRefused() throws IOException {
        for (String name : new String[] {
            "../" + HASH, "media/../../secret", "/etc/passwd", "media/" + "A".repeat(64), "media\\" + "a".repeat(64)
        }) {
            Records records = records(zip(LINE, Map.of(name, new byte[] {1})), 10_000);
            records.next();
            assertEquals("unknown-file", records.next().fault().code(), name);
        }
    }

    @Test
    void bombsEndWithASentence() throws IOException {
        Records large = records(zip(LINE, Map.of(HASH, new byte[Originals.LARGEST + 1])), 100L << 20);
        large.next();
        assertThrows(Records.BrokenFile.class, large::next);
        Records many = records(zip(LINE.repeat(1000), Map.of()), 5_000);
        assertThrows(Records.BrokenFile.class, () -> many.skip(1000));
    }

    @Test
    void otherZipsAreNoExports() throws IOException {
        assertTrue(ArchiveRecords.isOne(new ByteArrayInputStream(zip(LINE, Map.of()))));
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        }
        assertFalse(ArchiveRecords.isOne(new ByteArrayInputStream(out.toByteArray())));
        assertFalse(ArchiveRecords.isOne(new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 0, 0})));
    }

    private static Records records(byte[] zip, long most) throws IOException {
        return new ArchiveRecords(
                new ByteArrayInputStream(zip), most, new ObjectMapper().readerFor(ImportRecord.class));
    }

    /// A ZIP as an export makes it, or as somebody does who means harm.
    static byte[] zip(String lines, Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(ArchiveRecords.LINES));
            zip.write(lines.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
