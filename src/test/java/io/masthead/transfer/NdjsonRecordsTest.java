package io.masthead.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.masthead.shared.json.JsonHabits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Lines that mean harm: none takes more memory than any other.
class NdjsonRecordsTest {

    private static final String GOOD = "{\"tag\": {\"name\": \"Good\"}}\n";

    @Test
    void lineWithoutEndIsRefusedAndTheNextOneComesIn() throws IOException {
        NdjsonRecords records = records(new SequenceInputStream(endless(64L << 20), bytes("\n" + GOOD)));

        assertEquals("line-too-long", records.next().fault().code());
        assertEquals("Good", records.next().title());
        assertNull(records.next());
    }

    @Test
    void deepLineIsRefused() throws IOException {
        NdjsonRecords records = records(bytes("{\"row\": " + "[".repeat(100_000) + "\n" + GOOD));

        assertEquals("record", records.next().kind());
        assertEquals("Good", records.next().title());
    }

    @Test
    void whatUnpacksToMoreThanIsTakenInEndsWithASentence() {
        NdjsonRecords records = records(BoundedBytes.unpacked(endless(1L << 20), 100_000));

        assertThrows(Records.BrokenFile.class, records::next);
    }

    private static NdjsonRecords records(InputStream in) {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new JsonHabits().customize(json);
        return new NdjsonRecords(in, json.readerFor(ImportRecord.class));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream endless(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? '{' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int most) {
                int got = (int) Math.min(most, left);
                java.util.Arrays.fill(target, offset, offset + got, (byte) '{');
                left -= got;
                return got == 0 ? -1 : got;
            }
        };
    }
}
