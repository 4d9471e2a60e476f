package io.masthead.taxonomy;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the names for a page of articles in one statement. Every list and every page asks for them, so no entity is
/// made on the way.
@Singleton
public class NamesRepository {

    private static final String CATEGORIES =
            "select 'c' as kind, id, slug, name, description as more, parent_id, position from category";
    private static final String TAGS = " union all select 't', id, slug, name, null, null, 0 from tag where id in ?";
    private static final String AUTHORS =
            " union all select 'a', id, slug, name, null, null, 0 from author where id in ?";
    private static final String SOURCES =
            " union all select 's', id, null, name, url, null, 0 from source where id in ?";

    private final EntityManager database;

    NamesRepository(EntityManager database) {
        this.database = database;
    }

    /// All categories, and of the others those with these ids; an id that nothing has is passed over.
    public Names names(Collection<Id> tags, Collection<Id> authors, Collection<Id> sources) {
        Sql sql = Sql.of(CATEGORIES);
        add(sql, TAGS, tags);
        add(sql, AUTHORS, authors);
        add(sql, SOURCES, sources);
        return read(sql.rows(database));
    }

    private static void add(Sql sql, String part, Collection<Id> ids) {
        if (!ids.isEmpty()) {
            sql.add(part, ids);
        }
    }

    private static Names read(List<Row> rows) {
        List<CategoryTree.Node> categories = new ArrayList<>();
        Map<Id, NamedTerm> tags = new HashMap<>();
        Map<Id, NamedTerm> authors = new HashMap<>();
        Map<Id, NamedSource> sources = new HashMap<>();
        for (Row row : rows) {
            Id id = row.id(1);
            switch (row.text(0)) {
                case "c" ->
                    categories.add(new CategoryTree.Node(
                            id, row.text(2), row.text(3), row.text(4), row.id(5), (int) row.number(6)));
                case "t" -> tags.put(id, new NamedTerm(id, row.text(2), row.text(3)));
                case "a" -> authors.put(id, new NamedTerm(id, row.text(2), row.text(3)));
                default -> sources.put(id, new NamedSource(row.text(3), row.text(4)));
            }
        }
        return new Names(new CategoryTree(categories), tags, authors, sources);
    }
}
