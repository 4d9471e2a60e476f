package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import java.util.Map;
import java.util.Optional;

/// The names of everything that a page of articles shows, as they stood at one moment. Articles keep ids only, so that
/// a new name rewrites none of them.
public final class Names {

    private final CategoryTree categories;
    private final Map<Id, NamedTerm> tags;
    private final Map<Id, NamedTerm> authors;
    private final Map<Id, NamedSource> sources;

    Names(CategoryTree categories, Map<Id, NamedTerm> tags, Map<Id, NamedTerm> authors, Map<Id, NamedSource> sources) {
        this.categories = categories;
        this.tags = Map.copyOf(tags);
        this.authors = Map.copyOf(authors);
        this.sources = Map.copyOf(sources);
    }

    public CategoryTree categories() {
        return categories;
    }

    public Optional<NamedTerm> tag(Id id) {
        return Optional.ofNullable(tags.get(id));
    }

    public Optional<NamedTerm> author(Id id) {
        return Optional.ofNullable(authors.get(id));
    }

    public Optional<NamedSource> source(Id id) {
        return Optional.ofNullable(sources.get(id));
    }
}
