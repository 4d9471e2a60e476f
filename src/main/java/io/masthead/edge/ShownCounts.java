package io.masthead.edge;

import io.masthead.shared.id.Id;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Compares what is kept with how often articles were viewed by now.
final class ShownCounts {

    private final Shelf shelf;
    private final Function<List<Id>, Map<Id, Long>> totals;

    /// @param totals how often articles were viewed; none that nobody viewed
    ShownCounts(Shelf shelf, Function<List<Id>, Map<Id, Long>> totals) {
        this.shelf = shelf;
        this.totals = totals;
    }

    /// Drops everything that shows another count. Parts go first: an answer that is made of an old one until then is
    /// among those that are looked at next.
    void compare() {
        compare(shelf.partsShowingViews());
        compare(shelf.answersShowingViews());
    }

    private void compare(List<? extends Shelved> showing) {
        Set<Id> articles = new HashSet<>();
        showing.forEach(one -> articles.addAll(one.views().keySet()));
        Map<Id, Long> now = totals.apply(List.copyOf(articles));
        shelf.dropCounts(showing.stream()
                .filter(one -> one.views().entrySet().stream()
                        .anyMatch(shown -> now.getOrDefault(shown.getKey(), 0L)
                                != shown.getValue().longValue()))
                .toList());
    }
}
