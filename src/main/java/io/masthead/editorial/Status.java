package io.masthead.editorial;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// Where an article stands in its life.
public enum Status {
    DRAFT("draft"),
    IN_REVIEW("in-review"),
    SCHEDULED("scheduled"),
    PUBLISHED("published"),
    WITHDRAWN("withdrawn"),
    KILLED("killed"),
    TRASHED("trashed");

    private final String wireName;

    Status(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The one of this name on the wire.
    public static Optional<Status> named(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(name))
                .findFirst();
    }
}
