package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"0-9, 0, 9", "90-, 90, 99", "-10, 90, 99", "-500, 0, 99", "50-500, 50, 99", "99-99, 99, 99"})
    void onePartIsUnderstood(String asked, long from, long to) {
        assertEquals(Optional.of(new ByteRange(from, to)), ByteRange.of("bytes=" + asked, 100));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "bytes=", "bytes=-", "bytes=9-1", "bytes=0-1,5-6", "lines=0-9", "bytes=a-b", "bytes=--5"})
    void everythingElseIsTheWholeFile(String header) {
        assertEquals(Optional.empty(), ByteRange.of(header, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void whatIsBehindTheEndIsNotThere(String header) {
        assertFalse(ByteRange.of(header, 100).orElseThrow().isSatisfiable());
    }

    @Test
    void lengthCountsBothEnds() {
        assertEquals(10, new ByteRange(0, 9).length());
    }
}
