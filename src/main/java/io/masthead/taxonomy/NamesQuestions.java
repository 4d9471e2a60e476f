package io.masthead.taxonomy;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.database.Together;
import io.masthead.shared.id.Id;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The questions for the names on a page of articles. Every list and every page asks them, so no entity is made on the
/// way.
public final class NamesQuestions {

    private NamesQuestions() {}

    /// Asks for all categories, and of the others for those with these ids; an id that nothing has is passed over.
    public static void ask(Together questions, Collection<Id> tags, Collection<Id> authors, Collection<Id> sources) {
        questions.ask(
                "category", Sql.of("from category"), "id", "slug", "name", "description", "parent_id", "position");
        named(questions, "tag", tags, "slug");
        named(questions, "author", authors, "slug");
        named(questions, "source", sources, "url");
    }

    private static void named(Together questions, String table, Collection<Id> ids, String more) {
        if (!ids.isEmpty()) {
            questions.ask(table, Sql.of("from " + table + " where id in ?", ids), "id", "name", more);
        }
    }

    /// The names that were asked for.
    public static Names names(Together answers) {
        List<CategoryTree.Node> categories = answers.rows("category").stream()
                .map(row -> new CategoryTree.Node(
                        row.id(0), row.text(1), row.text(2), row.text(3), row.id(4), (int) row.number(5)))
                .toList();
        return new Names(
                new CategoryTree(categories),
                byId(answers.rows("tag"), row -> new NamedTerm(row.id(0), row.text(2), row.text(1))),
                byId(answers.rows("author"), row -> new NamedTerm(row.id(0), row.text(2), row.text(1))),
                byId(answers.rows("source"), row -> new NamedSource(row.text(1), row.text(2))));
    }

    private static <T> Map<Id, T> byId(List<Row> rows, Function<Row, T> read) {
        Map<Id, T> found = new HashMap<>();
        rows.forEach(row -> found.put(row.id(0), read.apply(row)));
        return found;
    }
}
