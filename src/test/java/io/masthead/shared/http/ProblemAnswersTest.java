package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemAnswersTest {

    static final Throwable[] FULL = {
        new FileSystemException("media/moving/1", null, "No space left on device"),
        new UncheckedIOException(new IOException("Disk quota exceeded")),
        new IllegalStateException(new SQLException("The table 'tag' is full", "HY000", 1114))
    };

    @ParameterizedTest
    @FieldSource("FULL")
    void fullDiskIsNoMistakeOfOurs(Throwable thrown) {
        var told = ProblemAnswers.told(thrown).orElseThrow();

        assertEquals(503, told.status());
        assertEquals("60", told.headers().get("Retry-After"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, acquisition timeout!", "Acquisition timeout while waiting for new connection"})
    void poolThatHasNoConnectionIsNoMistakeOfOurs(String words) {
        var told = ProblemAnswers.told(new IllegalStateException(new SQLException(words)))
                .orElseThrow();

        assertEquals(503, told.status());
        assertEquals("2", told.headers().get("Retry-After"));
    }

    @Test
    void whatNobodyForesawIsNotToldToAnybody() {
        assertTrue(ProblemAnswers.told(new IOException("Stream closed")).isEmpty());
    }
}
