package io.masthead.viewcount;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a view does not count.
public enum Reason {
    UNKNOWN_ARTICLE("unknown-article"),
    CRAWLER("crawler"),
    TOO_OLD("too-old"),
    IN_THE_FUTURE("in-the-future"),
    SAME_EVENT("same-event"),
    SAME_VISITOR("same-visitor");

    private final String wireName;

    Reason(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether it had counted already, and so is no rejection.
    Verdict verdict() {
        return this == SAME_EVENT || this == SAME_VISITOR ? Verdict.DUPLICATE : Verdict.REJECTED;
    }
}
