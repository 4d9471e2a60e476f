package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where something stands in a list ordered by name, then id; made to travel in a cursor.
public record NamePosition(String name, Id id) {

    public static NamePosition of(Term term) {
        return new NamePosition(term.name(), term.id());
    }

    /// The parts for `Cursors.write`: without blanks, which part them there.
    public Object[] parts() {
        return new Object[] {URLEncoder.encode(name, StandardCharsets.UTF_8), id.value()};
    }

    /// Reads what [#parts] wrote, for `Cursors.read`.
    public static NamePosition read(List<String> parts) {
        return new NamePosition(
                URLDecoder.decode(parts.get(0), StandardCharsets.UTF_8), new Id(Long.parseLong(parts.get(1))));
    }
}
