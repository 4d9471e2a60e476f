package io.masthead.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what differs between two JSON trees. Blocks of a body are told apart by their keys, so that one that was
/// inserted does not make all behind it look changed.
final class Differences {

    private final List<RevisionChange> found = new ArrayList<>();

    private Differences() {}

    /// @param before may be empty, never `null`
    static List<RevisionChange> between(JsonNode before, JsonNode after) {
        Differences differences = new Differences();
        differences.compare("", before, after);
        return List.copyOf(differences.found);
    }

    private void compare(String pointer, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isMissingNode()) {
            add(pointer, "added", null, after);
        } else if (after.isMissingNode()) {
            add(pointer, "removed", before, null);
        } else if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            after.fieldNames().forEachRemaining(names::add);
            before.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + name, before.path(name), after.path(name)));
        } else if (isKeyed(before) && isKeyed(after)) {
            compareKeyed(pointer, before, after);
        } else {
            add(pointer, "changed", before, after);
        }
    }

    private void compareKeyed(String pointer, JsonNode before, JsonNode after) {
        Map<String, Integer> earlier = places(before);
        Map<String, Integer> later = places(after);
        earlier.forEach((key, place) -> {
            if (!later.containsKey(key)) {
                add(pointer + "/" + place, "removed", before.get(place), null);
            }
        });
        later.forEach((key, place) -> {
            Integer was = earlier.get(key);
            if (was == null) {
                add(pointer + "/" + place, "added", null, after.get(place));
            } else if (!before.get(was).equals(after.get(place))) {
                add(pointer + "/" + place, "changed", before.get(was), after.get(place));
            }
        });
        List<String> orderBefore =
                earlier.keySet().stream().filter(later::containsKey).toList();
        List<String> orderAfter =
                later.keySet().stream().filter(earlier::containsKey).toList();
        if (!orderBefore.equals(orderAfter)) {
            add(pointer, "reordered", texts(orderBefore), texts(orderAfter));
        }
    }

    private void add(String pointer, String kind, JsonNode before, JsonNode after) {
        found.add(new RevisionChange(pointer, kind, before, after));
    }

    private static boolean isKeyed(JsonNode list) {
        return list.isArray() && list.valueStream().allMatch(item -> item.has("_key"));
    }

    private static Map<String, Integer> places(JsonNode list) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            places.put(list.get(i).get("_key").asText(), i);
        }
        return places;
    }

    private static ArrayNode texts(List<String> keys) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        keys.forEach(texts::add);
        return texts;
    }
}
