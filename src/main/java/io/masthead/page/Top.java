package io.masthead.page;

import io.masthead.article.PublishedRow;
import io.masthead.shared.id.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What stands on top of a page.
final class Top {

    private Top() {}

    /// What the editors chose, in their order, as far as readers may see it; then what stands there by itself, until
    /// there are enough.
    ///
    /// @param visible the visible articles among the chosen ones
    static List<PublishedRow> of(
            List<Id> chosen, Map<Id, PublishedRow> visible, List<PublishedRow> byItself, int enough) {
        List<PublishedRow> top = new ArrayList<>(
                chosen.stream().map(visible::get).filter(Objects::nonNull).toList());
        byItself.stream()
                .filter(row -> !chosen.contains(row.id()))
                .limit(Math.max(0, enough - top.size()))
                .forEach(top::add);
        return top;
    }
}
