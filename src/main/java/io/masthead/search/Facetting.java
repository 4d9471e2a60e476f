package io.masthead.search;

import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.Names;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Turns counts by id into what readers see: the most frequent, with their names of today.
@Singleton
class Facetting {

    /// What hits can be counted by.
    static final List<String> ALL = List.of("category", "tag", "year");

    private static final int MOST = 50;

    private final Shown shown;

    Facetting(Shown shown) {
        this.shown = shown;
    }

    /// The tags whose names the answer needs.
    static List<Id> tags(Facets facets, Set<String> wanted) {
        return wanted.contains("tag")
                ? most(ids(facets.tags())).stream().map(Map.Entry::getKey).toList()
                : List.of();
    }

    /// The counts with names.
    ///
    /// @param wanted some of [#ALL]
    /// @param names of all categories, and of [#tags]
    SearchFacets named(Facets facets, Set<String> wanted, Names names) {
        return new SearchFacets(
                wanted.contains("category") ? categories(facets, names.categories()) : List.of(),
                wanted.contains("tag")
                        ? most(ids(facets.tags())).stream()
                                .flatMap(one -> tag(one, names))
                                .toList()
                        : List.of(),
                wanted.contains("year") ? years(facets) : List.of());
    }

    /// A category has its own hits and those of all below it.
    private List<FacetTerm> categories(Facets facets, CategoryTree tree) {
        shown.key("categories");
        Map<Id, Long> counts = new HashMap<>();
        ids(facets.categories())
                .forEach((id, count) -> tree.path(id).forEach(above -> counts.merge(above.id(), count, Long::sum)));
        return most(counts).stream()
                .flatMap(one -> tree.find(one.getKey()).stream()
                        .map(node -> new FacetTerm(node.id(), node.slug(), node.name(), one.getValue())))
                .peek(term -> shown.key("category", term.id()))
                .toList();
    }

    private Stream<FacetTerm> tag(Map.Entry<Id, Long> counted, Names found) {
        return found.tag(counted.getKey()).stream()
                .map(tag -> new FacetTerm(counted.getKey(), tag.slug(), tag.name(), counted.getValue()))
                .peek(term -> shown.key("tag", term.id()));
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
