package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a text block is. The title of the article is the only first heading, so headings begin with `h2`.
public enum BlockStyle {
    NORMAL,
    H2,
    H3,
    H4,
    BLOCKQUOTE;

    /// The name in Portable Text; for headings and quotations also the HTML element.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BlockStyle> named(String name) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(name)).findFirst();
    }
}
