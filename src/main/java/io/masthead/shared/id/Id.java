package io.masthead.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hypersistence.tsid.TSID;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An id: a TSID, sortable by the time it was made. `BIGINT` in the database, 13 Crockford base-32 characters outside.
@Schema(
        type = SchemaType.STRING,
        pattern = "^[0-9A-HJKMNP-TV-Z]{13}$",
        minLength = 13,
        maxLength = 13,
        description = "An opaque id, stable for ever.",
        examples = "0MZ5Q4T2C8V1K")
public record Id(long value) implements Comparable<Id> {

    private static final int LAST_OF_ASCII = 127;

    /// A new id, larger than those this node made before.
    public static Id next() {
        return new Id(TSID.Factory.getTsid().toLong());
    }

    /// Reads the outside form.
    ///
    /// @return the id, or nothing if the text is not exactly what [#toString] writes
    public static Optional<Id> parse(String text) {
        // The library looks every character up in a table of ASCII.
        if (text == null || text.chars().anyMatch(c -> c > LAST_OF_ASCII) || !TSID.isValid(text)) {
            return Optional.empty();
        }
        Id id = new Id(TSID.from(text).toLong());
        return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    }

    /// Reads the outside form, for JSON.
    ///
    /// @throws IllegalArgumentException if the text is no id
    @JsonCreator
    public static Id of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an id: 13 characters are expected"));
    }

    @Override
    public int compareTo(Id other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return TSID.from(value).toString();
    }
}
