package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which kind of list a text block is an item of.
public enum ListItem {
    BULLET,
    NUMBER;

    private static final Map<String, ListItem> NAMED =
            Arrays.stream(values()).collect(Collectors.toMap(ListItem::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name in Portable Text.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The HTML element of the list.
    String element() {
        return this == BULLET ? "ul" : "ol";
    }

    static Optional<ListItem> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }
}
