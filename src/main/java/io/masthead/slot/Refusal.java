package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why an event does not count.
public enum Refusal {
    FORGED("forged"),
    EXPIRED("expired"),
    BEFORE_TOKEN("before-token"),
    UNKNOWN_BOOKING("unknown-booking"),
    CROSS_SLOT("cross-slot"),
    MISSING_EVENT_ID("missing-event-id"),
    TOO_OLD("too-old"),
    IN_THE_FUTURE("in-the-future"),
    CRAWLER("crawler"),
    NOT_FOLLOWED("not-followed"),
    SAME_EVENT("same-event"),
    SAME_TOKEN("same-token"),
    UNAVAILABLE("unavailable");

    private final String wireName;

    Refusal(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether it had counted already, and so is no rejection.
    SlotVerdict verdict() {
        return this == SAME_EVENT || this == SAME_TOKEN ? SlotVerdict.DUPLICATE : SlotVerdict.REJECTED;
    }
}
