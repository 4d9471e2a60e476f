package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonValue;

/// What can happen to what stands in a slot.
public enum EventKind {
    /// It was shown.
    IMPRESSION("impression"),

    /// It was shown where the reader could see it.
    VIEWABLE("viewable"),

    /// The reader followed it.
    CLICK("click");

    private final String wireName;

    EventKind(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// What stands for it in the tables of counts.
    long column() {
        return ordinal() + 1L;
    }

    static EventKind ofColumn(long column) {
        return values()[(int) column - 1];
    }
}
