package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which kind of list a text block is an item of.
public enum ListItem {
    BULLET,
    NUMBER;

    /// The name in Portable Text.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The HTML element of the list.
    String element() {
        return this == BULLET ? "ul" : "ol";
    }

    static Optional<ListItem> named(String name) {
        return Arrays.stream(values()).filter(i -> i.wireName().equals(name)).findFirst();
    }
}
