package io.masthead.shared.http;

import io.masthead.shared.problem.Problem;
import java.util.Arrays;
import java.util.List;

/// Reads a parameter that names several things at once: `keys=header,footer`.
public final class CommaList {

    private CommaList() {}

    /// The names in the order in which they were given, each once.
    ///
    /// @param parameter its name, for the problem
    /// @param text what was sent, or `null`
    /// @param most how many may be named, repetitions counted
    /// @throws Problem `400` if nothing is named, a name is empty, or there are too many
    public static List<String> parse(String parameter, String text, int most) {
        if (text == null || text.isBlank()) {
            throw Problem.badParameter(
                    parameter, "missing-parameter", "Give 1 to " + most + " values, separated by commas.", null);
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.size() > most || names.contains("")) {
            throw Problem.badParameter(
                    parameter, "out-of-range", "1 to " + most + " values, separated by commas.", null);
        }
        return names.stream().distinct().toList();
    }
}
