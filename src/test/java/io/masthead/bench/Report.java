package io.masthead.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a measurement found, as Markdown.
final class Report {

    private final StringBuilder text = new StringBuilder();
    private final List<String> missed = new ArrayList<>();

    /// @param about what was measured with: date, machine, data
    Report(String title, String about) {
        text.append("## ").append(title).append("\n\n").append(about).append('\n');
    }

    /// Begins a table.
    void table(String... columns) {
        text.append('\n');
        row((Object[]) columns);
        row((Object[]) "---,".repeat(columns.length).split(","));
    }

    void row(Object... cells) {
        for (Object cell : cells) {
            text.append("| ").append(cell).append(' ');
        }
        text.append("|\n");
    }

    /// Adds text that is Markdown already.
    void text(String markdown) {
        text.append('\n').append(markdown);
    }

    /// The word for a figure in the last column of its row; a missed one fails the whole run.
    String verdict(String what, boolean met) {
        if (!met) {
            missed.add(what);
        }
        return met ? "met" : "**missed**";
    }

    boolean met() {
        return missed.isEmpty();
    }

    String markdown() {
        return text + "\n" + (met() ? "Every figure is met." : "Missed: " + String.join(", ", missed) + ".") + "\n";
    }

    /// A number with two digits behind the point, whatever the machine's language.
    static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
