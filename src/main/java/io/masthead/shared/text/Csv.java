package io.masthead.shared.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Lines of comma-separated values (RFC 4180), safe to be opened by a spreadsheet.
public final class Csv {

    private static final String FORMULA = "=+-@\t\r\n|";

    private Csv() {}

    /// A line with its end. `null` is an empty field.
    public static String line(Object... fields) {
        return Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// Text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection); numbers stay
    /// numbers.
    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value.toString();
        String tame = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return tame.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + tame.replace("\"", "\"\"") + '"'
                : tame;
    }
}
