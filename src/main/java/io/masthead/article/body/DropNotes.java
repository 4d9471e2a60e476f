package io.masthead.article.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Counts what a conversion leaves out.
final class DropNotes {

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /// Attributes never pass. The ones that would run a script are worth telling.
    void eventHandlers(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().regionMatches(true, 0, "on", 0, 2)) {
                add("event-handler");
            }
        }
    }

    List<Dropped> list() {
        return counts.entrySet().stream()
                .map(entry -> new Dropped(entry.getKey(), entry.getValue()))
                .toList();
    }
}
