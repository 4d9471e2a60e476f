package io.masthead.search;

import java.util.ArrayList;
import java.util.List;

/// Finds the page of hits behind a place. By date that is part of the question. By score the place is sought where it
/// was last, and around there: what was added or left meanwhile has only moved it.
final class Walk {

    /// How many may come or go before the place without another look.
    private static final int SLACK = 10;

    /// Nobody reads so many hits, and each page costs as much as all before it. A cluster refuses to go on, too.
    static final int DEEPEST = 9_500;

    private static final int DEEPEST_LOOK = 10_000;

    private final IndexQueries index;
    private final Question question;

    Walk(IndexQueries index, Question question) {
        this.index = index;
        this.question = question;
    }

    /// @return the hits of the page, and one more if there is a next one
    List<Place> page(int limit) {
        Place after = question.after();
        if (after == null || question.newestFirst()) {
            return index.places(question, 0, limit + 1);
        }
        if (after.rank() >= DEEPEST) {
            return List.of();
        }
        int from = Math.max(0, after.rank() + 1 - SLACK);
        int size = limit + 1 + 2 * SLACK;
        List<Place> window = index.places(question, from, size);
        while (from > 0 && (window.isEmpty() || window.getFirst().isBehind(after, false))) {
            from = from / 2;
            window = index.places(question, from, size);
        }
        List<Place> page = new ArrayList<>();
        while (!window.isEmpty() && page.size() <= limit) {
            window.stream().filter(place -> place.isBehind(after, false)).forEach(page::add);
            from += window.size();
            boolean ends = window.size() < size || from + size > DEEPEST_LOOK;
            window = ends ? List.of() : index.places(question, from, size);
        }
        return page.stream()
                .limit(limit + 1)
                .takeWhile(place -> place.rank() < DEEPEST)
                .toList();
    }
}
