package io.masthead.viewcount;

import com.fasterxml.jackson.annotation.JsonValue;

/// What became of a reported view.
public enum Verdict {
    ACCEPTED("accepted"),
    DUPLICATE("duplicate"),
    REJECTED("rejected");

    private final String wireName;

    Verdict(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
