package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Values that a schema allows, and in which names are names of things that exist.
final class RightValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final int DAY = "2026-05-01".length();
    private static final double OPTIONAL = 0.35;
    private static final Set<String> LATER = Set.of("until", "to", "expireAt", "expiresAt", "validTo", "publishedTo");

    /// Numbers of revisions, of which there is one; and seconds that somebody would wait.
    private static final Set<String> SMALL = Set.of("revision", "against", "wait");

    private static final Duration MONTH = Duration.ofDays(30);

    private final JsonNode document;
    private final References references;
    private final Texts texts;
    private final Random random;

    RightValues(JsonNode document, References references, Texts texts, Random random) {
        this.document = document;
        this.references = references;
        this.texts = texts;
        this.random = random;
    }

    /// A value for a member or parameter of this name, or nothing if it would be the name of what does not exist.
    Optional<JsonNode> value(String name, JsonNode schema) {
        return value(name, schema, 0);
    }

    /// The document's own example, with names of things that exist and dates of today.
    JsonNode like(String name, JsonNode example) {
        if (example.isObject()) {
            ObjectNode copy = NODES.objectNode();
            example.forEachEntry((member, value) -> {
                JsonNode like = like(member, value);
                if (!like.isMissingNode()) {
                    copy.set(member, like);
                }
            });
            return copy;
        }
        if (example.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            example.forEach(value -> {
                JsonNode like = like(name, value);
                if (!like.isMissingNode()) {
                    copy.add(like);
                }
            });
            return copy;
        }
        if (references.refers(name) && example.isTextual() && !template(example)) {
            return references.to(name).<JsonNode>map(NODES::textNode).orElse(NODES.missingNode());
        }
        boolean moment = example.asText().matches("20\\d\\d-\\d\\d-\\d\\dT.*");
        return moment ? NODES.textNode(moment(name)) : example;
    }

    private Optional<JsonNode> value(String name, JsonNode either, int depth) {
        JsonNode schema = chosen(either);
        JsonNode example = schema.path("examples").path(0);
        if (template(example)) {
            return Optional.of(example);
        }
        if (references.refers(name) && schema.path("type").asText().equals("string")) {
            return references.to(name).map(NODES::textNode);
        }
        if (schema.has("const")) {
            return Optional.of(schema.get("const"));
        }
        if (schema.has("enum")) {
            return Optional.of(
                    schema.get("enum").get(random.nextInt(schema.get("enum").size())));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" -> Optional.of(array(name, schema, depth));
            case "boolean" -> Optional.of(NODES.booleanNode(random.nextBoolean()));
            case "integer" -> Optional.of(NODES.numberNode(SMALL.contains(name) ? 1 : integer(schema)));
            case "number" -> Optional.of(NODES.numberNode(random.nextDouble()));
            case "null" -> Optional.of(NODES.nullNode());
            default -> Optional.of(NODES.textNode(string(name, schema)));
        };
    }

    /// One of several that may be, and never a reference.
    private JsonNode chosen(JsonNode schema) {
        JsonNode own = Operation.resolved(document, schema);
        for (String several : List.of("oneOf", "anyOf")) {
            if (own.has(several)) {
                return chosen(
                        own.get(several).get(random.nextInt(own.get(several).size())));
            }
        }
        return own;
    }

    private Optional<JsonNode> object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        schema.path("properties").forEachEntry((name, property) -> {
            if (required.contains(name) || depth < DEEPEST && random.nextDouble() < OPTIONAL) {
                value(name, property, depth + 1).ifPresent(value -> object.set(name, value));
            }
        });
        return required.stream().allMatch(object::has) ? Optional.of(object) : Optional.empty();
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(3), depth > 2 ? 1 : 3);
        for (int i = Math.max(least, random.nextInt(most + 1)); i > 0; i--) {
            value(name, schema.get("items"), depth + 1).ifPresent(array::add);
        }
        return array;
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, Math.min(most, least + 1_000) + 1);
        };
    }

    private String string(String name, JsonNode schema) {
        int most = schema.path("maxLength").asInt(2_000);
        String format = schema.path("format").asText();
        if (format.equals("date-time")) {
            return moment(name);
        }
        if (format.endsWith("ri") || format.endsWith("ri-reference")) {
            return Texts.cut(texts.url(), most);
        }
        if (most == DAY && schema.path("minLength").asInt() == DAY) {
            return moment(name).substring(0, DAY);
        }
        JsonNode example = schema.path("examples").path(0);
        if (example.isTextual() && random.nextInt(3) == 0) {
            return example.textValue();
        }
        if (schema.has("pattern")) {
            return matching(schema.get("pattern").textValue(), most, example.asText("word"));
        }
        return texts.text(schema.path("minLength").asInt(0), most);
    }

    private String matching(String pattern, int most, String otherwise) {
        if (pattern.equals("\\S")) {
            return texts.text(1, most);
        }
        String made = texts.matching(pattern);
        boolean fits =
                made.length() <= most && Pattern.compile(pattern).matcher(made).find();
        return fits ? made : otherwise;
    }

    /// Whether it is a pattern of addresses, as the site has them.
    private static boolean template(JsonNode example) {
        return example.asText().contains("{");
    }

    private String moment(String name) {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        Duration away = Duration.ofSeconds(random.nextLong(1, MONTH.toSeconds() / 10));
        return (LATER.contains(name) ? now.plus(away) : now.minus(away)).toString();
    }
}
