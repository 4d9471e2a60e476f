package io.masthead.shared.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    private static final String FORGED = "2026-11-23 12:00:00,000 ERROR [io.masthead] (main) all is lost";
    private static final PatternFormatter FORMAT = new PatternFormatter("%-5p %s%e%n");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u001b[2K\r"})
    void whatWasSentMakesNoLineOfItsOwn(String end) {
        String line = logged("%s was refused", null, "a" + end + FORGED);

        assertEquals(1, line.lines().count());
        assertTrue(line.startsWith("WARN  a\\"), line);
        assertTrue(line.endsWith(FORGED + " was refused\n"), line);
    }

    @Test
    void whatAnExceptionSaysMakesNoLineOfItsOwn() {
        var thrown = new IllegalStateException(
                "outside", new IllegalArgumentException("Duplicate entry 'a\n" + FORGED + "'"));

        String lines = logged("failed", thrown);

        assertFalse(lines.lines().anyMatch(line -> line.startsWith("2026")), lines);
        assertTrue(lines.contains("java.lang.IllegalArgumentException: Duplicate entry 'a\\n"), lines);
        assertTrue(lines.contains("OneLineTest"), "where it was thrown is still there");
    }

    @Test
    void ordinaryLinesStayAsTheyAre() {
        var thrown = new IllegalStateException("as it was");
        var line = line("%s\tand $1 \\ 好", thrown, "this");

        assertTrue(new OneLine().isLoggable(line));

        assertEquals("this\tand $1 \\ 好", FORMAT.formatMessage(line));
        assertEquals(thrown, line.getThrown());
    }

    private static String logged(String message, Throwable thrown, Object... parameters) {
        ExtLogRecord line = line(message, thrown, parameters);
        assertTrue(new OneLine().isLoggable(line));
        return FORMAT.format(line);
    }

    private static ExtLogRecord line(String message, Throwable thrown, Object... parameters) {
        var line = new ExtLogRecord(Level.WARN, message, ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(parameters.length == 0 ? null : parameters);
        line.setThrown(thrown);
        return line;
    }
}
