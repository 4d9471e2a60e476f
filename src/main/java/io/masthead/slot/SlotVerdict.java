package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonValue;

/// What became of an event.
public enum SlotVerdict {
    ACCEPTED("accepted"),
    DUPLICATE("duplicate"),
    OVER_CAP("over-cap"),
    REJECTED("rejected");

    private final String wireName;

    SlotVerdict(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
