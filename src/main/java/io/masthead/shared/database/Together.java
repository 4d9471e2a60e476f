package io.masthead.shared.database;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small questions of several rooms, asked in one statement: to send one and to wait for its answer takes longer than
/// these take.
public final class Together {

    private record Question(String name, List<String> columns, Sql from) {}

    private final List<Question> questions = new ArrayList<>();
    private final Map<String, List<Row>> answers = new HashMap<>();

    /// Adds a question.
    ///
    /// @param name under which its rows come back; a name of ours, never a value from outside
    /// @param from where the rows are, from the word `from` on
    /// @param columns of its rows; what stands at one place in several questions is of one kind: numbers, texts
    ///     or moments
    public Together ask(String name, Sql from, String... columns) {
        questions.add(new Question(name, List.of(columns), from));
        return this;
    }

    /// Runs the statement, if anything was asked.
    public Together answered(EntityManager database) {
        int width = questions.stream().mapToInt(one -> one.columns.size()).max().orElse(0);
        Sql union = new Sql();
        String between = "select ";
        for (Question one : questions) {
            List<String> columns = new ArrayList<>(one.columns);
            columns.addAll(Collections.nCopies(width - columns.size(), "null"));
            union.add(between + String.join(", ", columns) + ", '" + one.name + "' ")
                    .add(one.from);
            between = " union all select ";
        }
        if (!questions.isEmpty()) {
            union.rows(database)
                    .forEach(row -> answers.computeIfAbsent(row.text(width), any -> new ArrayList<>())
                            .add(row));
        }
        return this;
    }

    /// The rows of a question; none if it was not asked.
    public List<Row> rows(String name) {
        return answers.getOrDefault(name, List.of());
    }
}
