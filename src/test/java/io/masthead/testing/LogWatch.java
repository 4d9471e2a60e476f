package io.masthead.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/// Reads along what is logged while tests run, and fails the test during which a secret was: a partner's key, or the
/// token of a session or a program; traces are read too. Found through `META-INF/services`.
public final class LogWatch implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    private static final Pattern SECRET = Pattern.compile(
            "mh_[a-z0-9]{1,16}_[0-9A-Za-z]{10}_[0-9A-Za-z]{46}|mh[st]_[A-Za-z0-9_-]{43}|whsec_[A-Za-z0-9+/]{43}=");
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final Handler READER = new Handler() {
        @Override
        public void publish(LogRecord line) {
            String text =
                    line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + thrown(line.getThrown());
            read(line.getLoggerName(), text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        Logger root = Logger.getLogger("");
        if (!List.of(root.getHandlers()).contains(READER)) {
            root.addHandler(READER);
        }
    }

    @Override
    public void afterEach(QuarkusTestMethodContext test) {
        assertEquals(List.of(), leaks(), "loggers that wrote a secret");
    }

    /// Reads what leaves the application on another way.
    ///
    /// @param who says it
    static void read(String who, String text) {
        if (SECRET.matcher(text).find()) {
            LEAKS.add(who);
        }
    }

    /// Who has logged a secret since this was last asked.
    public static List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            leaks.add(leak);
        }
        return leaks;
    }

    private static String thrown(Throwable thrown) {
        var text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause).append(' ');
        }
        return text.toString();
    }
}
