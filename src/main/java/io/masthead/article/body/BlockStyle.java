package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a text block is. The title of the article is the only first heading, so headings begin with `h2`.
public enum BlockStyle {
    NORMAL,
    H2,
    H3,
    H4,
    BLOCKQUOTE;

    private static final Map<String, BlockStyle> NAMED =
            Arrays.stream(values()).collect(Collectors.toMap(BlockStyle::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name in Portable Text; for headings and quotations also the HTML element.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    static Optional<BlockStyle> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }
}
