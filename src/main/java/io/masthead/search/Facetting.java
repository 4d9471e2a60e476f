package io.masthead.search;

import io.masthead.article.TermNames;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.NamedTerm;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns counts by id into what readers see: the most frequent, with their names of today.
@Singleton
class Facetting {

    /// What hits can be counted by.
    static final List<String> ALL = List.of("category", "tag", "year");

    private static final int MOST = 50;

    private final TermNames names;
    private final Shown shown;

    Facetting(TermNames names, Shown shown) {
        this.names = names;
        this.shown = shown;
    }

    /// The counts with names.
    ///
    /// @param wanted some of [#ALL]
    SearchFacets named(Facets facets, Set<String> wanted, Instant now) {
        return new SearchFacets(
                wanted.contains("category") ? categories(facets, names.categories(now)) : List.of(),
                wanted.contains("tag") ? tags(facets, now) : List.of(),
                wanted.contains("year") ? years(facets) : List.of());
    }

    /// A category has its own hits and those of all below it.
    private List<FacetTerm> categories(Facets facets, CategoryTree tree) {
        Map<Id, Long> counts = new HashMap<>();
        ids(facets.categories())
                .forEach((id, count) -> tree.path(id).forEach(above -> counts.merge(above.id(), count, Long::sum)));
        return most(counts).stream()
                .flatMap(one -> tree.find(one.getKey()).stream()
                        .map(node -> new FacetTerm(node.id(), node.slug(), node.name(), one.getValue())))
                .peek(term -> shown.key("category", term.id()))
                .toList();
    }

    private List<FacetTerm> tags(Facets facets, Instant now) {
        List<Map.Entry<Id, Long>> most = most(ids(facets.tags()));
        Map<Id, NamedTerm> found =
                names.tags(most.stream().map(Map.Entry::getKey).toList(), now);
        return most.stream()
                .filter(one -> found.containsKey(one.getKey()))
                .map(one -> {
                    NamedTerm tag = found.get(one.getKey());
                    return new FacetTerm(tag.id(), tag.slug(), tag.name(), one.getValue());
                })
                .toList();
    }

    private static List<FacetYear> years(Facets facets) {
        return facets.years().entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByKey().reversed())
                .map(one -> new FacetYear(one.getKey().intValue(), one.getValue()))
                .toList();
    }

    private static Map<Id, Long> ids(Map<Long, Long> counts) {
        Map<Id, Long> ids = new HashMap<>();
        counts.forEach((id, count) -> ids.put(new Id(id), count));
        return ids;
    }

    private static List<Map.Entry<Id, Long>> most(Map<Id, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Id, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST)
                .toList();
    }
}
