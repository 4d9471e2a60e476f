package io.masthead.shared.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Whatever somebody sent us that is logged, in a message or in what an exception says, makes no line of its own
/// (CWE-117) and steers no terminal: control characters are written as `\n` or as `\u001b`.
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {

    /// Controls, and what Unicode and some readers of logs take for the end of a line. A tab is harmless.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029&&[^\t]]");

    private static final PatternFormatter TEXT = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord entry) {
        ExtLogRecord line = ExtLogRecord.wrap(entry);
        String message = TEXT.formatMessage(line);
        if (message != null && isLong(message)) {
            line.setMessage(escaped(message), ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        if (line.getThrown() != null && says(line.getThrown())) {
            line.setThrown(new Quoted(line.getThrown(), 0));
        }
        return true;
    }

    private static boolean isLong(String text) {
        return CONTROL.matcher(text).find();
    }

    /// Whether an exception, or what caused it, says more than one line.
    private static boolean says(Throwable thrown) {
        int depth = 0;
        for (Throwable one = thrown; one != null && depth < Quoted.DEEPEST; one = one.getCause()) {
            if (isLong(one.toString())) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static String escaped(String text) {
        return CONTROL.matcher(text).replaceAll(found -> switch (found.group().charAt(0)) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            default -> "\\\\u%04x".formatted((int) found.group().charAt(0));
        });
    }

    /// The same exception in one line.
    private static final class Quoted extends Throwable {

        private static final long serialVersionUID = 1L;
        private static final int DEEPEST = 20;

        private final String text;

        Quoted(Throwable thrown, int depth) {
            super(
                    null,
                    thrown.getCause() == null || depth == DEEPEST ? null : new Quoted(thrown.getCause(), depth + 1),
                    false,
                    true);
            this.text = escaped(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
