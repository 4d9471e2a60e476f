package io.masthead.article.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.text.CleanText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The members of one JSON object, read strictly: what is missing, of the wrong type, too long or unknown becomes a
/// fault.
final class Members {

    private final JsonNode node;
    private final String pointer;
    private final Faults faults;

    private Members(JsonNode node, String pointer, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /// Nothing, and a fault, if the node is no object.
    static Optional<Members> of(JsonNode node, String pointer, Faults faults) {
        if (node == null || !node.isObject()) {
            faults.add(pointer, "wrong-type", "An object is expected.");
            return Optional.empty();
        }
        return Optional.of(new Members(node, pointer, faults));
    }

    /// Refuses all other members.
    void only(Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name, "unknown-member", "This member is not known here. Known are " + sorted(known) + ".");
            }
        });
    }

    void fault(String member, String code, String message) {
        faults.add(at(member), code, message);
    }

    String at(String member) {
        return pointer + "/" + CleanText.clean(member).replace("~", "~0").replace("/", "~1");
    }

    boolean has(String member) {
        return node.has(member);
    }

    /// The given key, or `""`.
    String key() {
        return optional("_key", BodyLimits.KEY).orElse("");
    }

    /// The node as compact JSON.
    String content() {
        return node.toString();
    }

    /// The text, or `""` and a fault.
    String required(String member, int most) {
        Optional<String> text = optional(member, most);
        if (text.isEmpty() && (!has(member) || node.get(member).isTextual())) {
            fault(member, "missing", "A text is expected.");
        }
        return text.orElse("");
    }

    /// The text without control characters; nothing if it is absent or empty.
    Optional<String> optional(String member, int most) {
        JsonNode value = node.get(member);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            fault(member, "wrong-type", "A text is expected.");
            return Optional.empty();
        }
        String text = CleanText.clean(value.textValue());
        if (text.length() > most) {
            fault(member, "too-long", "At most " + most + " characters.");
            return Optional.of(text.substring(0, most));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// The whole number, or the fallback if it is absent or out of range.
    int number(String member, int least, int most, int fallback) {
        JsonNode value = node.get(member);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber()) {
            fault(member, "wrong-type", "A whole number is expected.");
            return fallback;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            fault(member, "out-of-range", "From " + least + " to " + most + ".");
            return fallback;
        }
        return value.intValue();
    }

    boolean flag(String member) {
        JsonNode value = node.get(member);
        if (value != null && !value.isBoolean()) {
            fault(member, "wrong-type", "true or false is expected.");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /// The elements; none, and a fault, if the member is required and absent, or no list.
    List<JsonNode> list(String member, int most, boolean required) {
        JsonNode value = node.get(member);
        if (value == null) {
            if (required) {
                fault(member, "missing", "A list is expected.");
            }
            return List.of();
        }
        if (!value.isArray()) {
            fault(member, "wrong-type", "A list is expected.");
            return List.of();
        }
        if (value.size() > most) {
            fault(member, "too-many", "At most " + most + ".");
        }
        return value.valueStream().limit(most).toList();
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
