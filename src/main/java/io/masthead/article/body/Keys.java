package io.masthead.article.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/// Gives every node of a body a key of its own. A given key is kept by the node that has it first; others get one that
/// is made from their content, so that the same input yields the same keys and a paragraph keeps its key when another
/// one is added above it.
final class Keys {

    private static final int RADIX = 36;

    private final JsonNode body;
    private final Set<String> used = new HashSet<>();
    private Set<String> given;

    Keys(JsonNode body) {
        this.body = body;
    }

    /// All keys that are given anywhere, so that a made one never meets one that comes later.
    private Set<String> given() {
        Set<String> given = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(body);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            JsonNode key = node.get("_key");
            if (key != null && key.isTextual()) {
                given.add(key.textValue());
            }
            for (JsonNode child : node) {
                if (child.isContainerNode()) {
                    open.push(child);
                }
            }
        }
        return given;
    }

    /// @param key what was given, or `""`
    /// @param seed the content of the node, or its parent's key and its place there
    String claim(String key, Supplier<String> seed) {
        if (!key.isEmpty() && used.add(key)) {
            return key;
        }
        CRC32C hash = new CRC32C();
        hash.update(seed.get().getBytes(StandardCharsets.UTF_8));
        long number = hash.getValue();
        if (given == null) {
            given = given();
        }
        while (true) {
            String made = Long.toString(number++, RADIX);
            if (!given.contains(made) && used.add(made)) {
                return made;
            }
        }
    }
}
