package io.masthead.shared.paging;

import io.masthead.shared.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which optional members an answer is to have (`fields=summary,leadImage`). What is left out is not worked for either.
public final class Fields {

    private final Set<String> chosen;

    private Fields(Set<String> chosen) {
        this.chosen = chosen;
    }

    /// Every member there is.
    public static Fields all() {
        return new Fields(null);
    }

    /// Only the members that always come.
    public static Fields none() {
        return new Fields(Set.of());
    }

    /// Reads the parameter.
    ///
    /// @param text comma-separated names, or `null` for all
    /// @param optional the names that may be chosen
    /// @param required the names that always come and may be named all the same
    /// @throws Problem `400` for any other name, with those that are allowed
    public static Fields parse(String text, Set<String> optional, Set<String> required) {
        if (text == null) {
            return all();
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (!optional.contains(name) && !required.contains(name)) {
                List<String> allowed = List.copyOf(new TreeSet<>(optional));
                throw Problem.badParameter(
                        "fields", "unknown-field", "Choose among: " + String.join(", ", allowed) + ".", allowed);
            }
        }
        return new Fields(Set.copyOf(new TreeSet<>(names)));
    }

    /// Whether every member is wanted, or only those that always come.
    public boolean isUsual() {
        return chosen == null || chosen.isEmpty();
    }

    /// Whether a member is wanted.
    public boolean has(String name) {
        return chosen == null || chosen.contains(name);
    }

    /// The value if its member is wanted, else `null`.
    public <T> T only(String name, T value) {
        return has(name) ? value : null;
    }
}
