package io.masthead.syndication;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/// An article that was written as JSON already: once for everybody who waits for it, and its size is known.
///
/// @param json one of the other forms, as it goes out
record WrittenItem(@JsonValue @JsonRawValue String json) implements SyndicatedItem {}
