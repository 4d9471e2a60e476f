package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;

/// Reads the names for a page of articles in one statement. Every list and every page asks for them, so no entity is
/// made on the way.
@Singleton
public class NamesRepository {

    private static final String CATEGORIES =
            "select 'c' as kind, id, slug, name, description as more, parent_id, position from category";
    private static final String TAGS =
            " union all select 't', id, slug, name, null, null, 0 from tag where id in (:tags)";
    private static final String AUTHORS =
            " union all select 'a', id, slug, name, null, null, 0 from author where id in (:authors)";
    private static final String SOURCES =
            " union all select 's', id, null, name, url, null, 0 from source where id in (:sources)";

    private final Session database;

    NamesRepository(Session database) {
        this.database = database;
    }

    /// All categories, and of the others those with these ids; an id that nothing has is passed over.
    public Names names(Collection<Id> tags, Collection<Id> authors, Collection<Id> sources) {
        String sql = CATEGORIES
                + (tags.isEmpty() ? "" : TAGS)
                + (authors.isEmpty() ? "" : AUTHORS)
                + (sources.isEmpty() ? "" : SOURCES);
        NativeQuery<Object[]> query = database.createNativeQuery(sql, Object[].class)
                .addScalar("kind", StandardBasicTypes.STRING)
                .addScalar("id", StandardBasicTypes.LONG)
                .addScalar("slug", StandardBasicTypes.STRING)
                .addScalar("name", StandardBasicTypes.STRING)
                .addScalar("more", StandardBasicTypes.STRING)
                .addScalar("parent_id", StandardBasicTypes.LONG)
                .addScalar("position", StandardBasicTypes.INTEGER);
        bind(query, "tags", tags);
        bind(query, "authors", authors);
        bind(query, "sources", sources);
        return read(query.getResultList());
    }

    private static void bind(NativeQuery<?> query, String name, Collection<Id> ids) {
        if (!ids.isEmpty()) {
            query.setParameterList(
                    name, ids.stream().map(Id::value).distinct().toList());
        }
    }

    private static Names read(List<Object[]> rows) {
        List<CategoryTree.Node> categories = new ArrayList<>();
        Map<Id, NamedTerm> tags = new HashMap<>();
        Map<Id, NamedTerm> authors = new HashMap<>();
        Map<Id, NamedSource> sources = new HashMap<>();
        for (Object[] row : rows) {
            Id id = new Id((Long) row[1]);
            switch ((String) row[0]) {
                case "c" -> categories.add(category(id, row));
                case "t" -> tags.put(id, new NamedTerm(id, (String) row[2], (String) row[3]));
                case "a" -> authors.put(id, new NamedTerm(id, (String) row[2], (String) row[3]));
                default -> sources.put(id, new NamedSource((String) row[3], (String) row[4]));
            }
        }
        return new Names(new CategoryTree(categories), tags, authors, sources);
    }

    private static CategoryTree.Node category(Id id, Object[] row) {
        Id parent = row[5] == null ? null : new Id((Long) row[5]);
        return new CategoryTree.Node(id, (String) row[2], (String) row[3], (String) row[4], parent, (Integer) row[6]);
    }
}
