package io.masthead.article;

import io.masthead.edge.Part;
import io.masthead.edge.PartKind;
import io.masthead.edge.Parts;
import io.masthead.shared.database.Together;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.NamedTerm;
import io.masthead.taxonomy.Names;
import io.masthead.taxonomy.NamesQuestions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names of categories and tags by themselves, for answers that count articles by them; kept as parts of those.
@Singleton
public class TermNames {

    private static final PartKind<NamedTerm> TAG = new PartKind<>("tag", NamedTerm.class);
    private static final PartKind<CategoryTree> CATEGORIES = new PartKind<>("categories", CategoryTree.class);
    private static final String ALL = "all";
    private static final int WEIGHT = 400;

    private final Parts parts;
    private final EntityManager database;

    TermNames(Parts parts, EntityManager database) {
        this.parts = parts;
        this.database = database;
    }

    /// All categories.
    public CategoryTree categories(Instant now) {
        return parts.find(CATEGORIES, List.of(ALL), now, missing -> Map.of(ALL, categories()))
                .get(ALL);
    }

    /// The tags with these ids, as far as there are any.
    public Map<Id, NamedTerm> tags(Collection<Id> ids, Instant now) {
        return parts.find(TAG, ids, now, this::tags);
    }

    private Part<CategoryTree> categories() {
        Shown own = new Shown();
        own.key("categories");
        CategoryTree tree = names(List.of()).categories();
        return new Part<>(tree, own, WEIGHT * (tree.size() + 1));
    }

    private Map<Id, Part<NamedTerm>> tags(List<Id> ids) {
        Names names = names(ids);
        Map<Id, Part<NamedTerm>> made = new HashMap<>();
        for (Id id : ids) {
            names.tag(id).ifPresent(tag -> {
                Shown own = new Shown();
                own.key("tag", id);
                made.put(id, new Part<>(tag, own, WEIGHT));
            });
        }
        return made;
    }

    private Names names(Collection<Id> tags) {
        Together questions = new Together();
        NamesQuestions.ask(questions, tags, List.of(), List.of());
        return NamesQuestions.names(questions.answered(database));
    }
}
