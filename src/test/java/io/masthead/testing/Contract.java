package io.masthead.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the OpenAPI document promises, held against what was answered.
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS = "https://masthead.example/openapi.json";
    private static final String PROBLEM = "application/problem+json";

    /// JSON Schema with what OpenAPI adds for people and generators.
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("x-extensible-enum"))
            .build();

    /// What any request can meet; the document says so once, under `default`.
    private static final Set<Integer> ANYWHERE = Set.of(405, 406, 414, 431);

    /// An answer that a client received.
    ///
    /// @param path as it was sent, without query
    /// @param header finds a header by name, `null` if there is none
    public record Answer(
            String method, String path, int status, Function<String, String> header, String contentType, byte[] body) {}

    private record Route(String path, Pattern pattern) {}

    private final JsonNode document;
    private final JsonNode binding;
    private final JsonSchemaFactory factory;
    private final List<Route> routes;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    public Contract(JsonNode document) {
        this.document = document;
        this.binding = binding(document);
        this.factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(DIALECT)
                        .defaultMetaSchemaIri(DIALECT.getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, binding.toString()))));
        this.routes = document.get("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingLong(
                        (String path) -> path.chars().filter(c -> c == '{').count()))
                .map(path -> new Route(path, pattern(path)))
                .toList();
    }

    /// The operation that answers a request, or nothing where the document has none.
    public Optional<JsonNode> operation(String method, String path) {
        String verb = (method.equals("HEAD") ? "GET" : method).toLowerCase(Locale.ROOT);
        return item(path).map(item -> item.get(verb));
    }

    /// Whatever in the answer is not as the document says.
    public List<String> faults(Answer answer) {
        if (answer.method().equals("OPTIONS")) {
            return List.of();
        }
        Optional<JsonNode> operation = operation(answer.method(), answer.path());
        if (operation.isEmpty()) {
            return outside(answer);
        }
        JsonNode response = response(operation.get(), answer.status());
        if (response == null) {
            return List.of("status " + answer.status() + " is not documented");
        }
        List<String> faults = new ArrayList<>(missingHeaders(response, answer));
        faults.addAll(content(response, answer));
        return faults;
    }

    /// The headers that an answer may have, in lower case; nothing if the document has nothing to say of the answer.
    public Optional<Set<String>> headers(Answer answer) {
        return operation(answer.method(), answer.path())
                .map(operation -> response(operation, answer.status()))
                .map(response -> stream(response.get("headers"))
                        .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.get("responses");
        JsonNode response = responses.get(Integer.toString(status));
        if (response == null && ANYWHERE.contains(status)) {
            response = responses.get("default");
        }
        return response == null ? null : resolved(response);
    }

    /// Whatever makes a value differ from a schema of the document.
    ///
    /// @param pointer JSON Pointer of the schema in the document
    public List<String> faults(String pointer, JsonNode value) {
        JsonSchema schema = schemas.computeIfAbsent(
                pointer,
                at -> factory.getSchema(
                        absolute(binding.at(at)),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        return schema.validate(value).stream().map(Object::toString).sorted().toList();
    }

    /// The same schema with references that can be followed from anywhere.
    private static JsonNode absolute(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        copy.findParents("$ref")
                .forEach(node -> ((ObjectNode) node)
                        .put("$ref", ADDRESS + node.get("$ref").textValue()));
        return copy;
    }

    /// The node itself, or what it refers to.
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /// The document as it binds ourselves: clients pass over members that they do not know, but we send none that we
    /// have not told of. Without the discriminators, which help generators and never change what is valid: this
    /// library takes them for more.
    private static JsonNode binding(JsonNode document) {
        JsonNode copy = document.deepCopy();
        copy.findParents("discriminator").forEach(node -> ((ObjectNode) node).remove("discriminator"));
        copy.at("/components/schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return copy;
    }

    private Optional<JsonNode> item(String path) {
        return routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .findFirst()
                .map(route -> document.get("paths").get(route.path()));
    }

    /// Where the document has nothing to say, the areas of the API still answer with problems only.
    private List<String> outside(Answer answer) {
        if (!answer.path().startsWith("/v1/") || answer.status() < 400) {
            return answer.path().startsWith("/v1/") && answer.status() != 301
                    ? List.of("the operation is not documented, and yet it answered " + answer.status())
                    : List.of();
        }
        return problem(answer);
    }

    private List<String> problem(Answer answer) {
        if (answer.method().equals("HEAD")) {
            return List.of();
        }
        if (!PROBLEM.equals(type(answer))) {
            return List.of("a problem is expected, not " + answer.contentType());
        }
        return body("/components/schemas/Problem", answer);
    }

    private List<String> missingHeaders(JsonNode response, Answer answer) {
        return stream(response.get("headers"))
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .map(Map.Entry::getKey)
                .filter(name -> answer.header().apply(name) == null)
                .map(name -> "the header " + name + " is missing")
                .toList();
    }

    private List<String> content(JsonNode response, Answer answer) {
        if (answer.method().equals("HEAD")) {
            return List.of();
        }
        JsonNode content = response.get("content");
        if (content == null) {
            return answer.body().length == 0 ? List.of() : List.of("no body is documented, and yet there is one");
        }
        String type = type(answer);
        if (type == null || !content.has(type)) {
            return List.of("the content type " + answer.contentType() + " is not documented");
        }
        JsonNode schema = content.get(type).get("schema");
        if (!type.endsWith("json")) {
            return List.of();
        }
        return body(schema.get("$ref").textValue().substring(1), answer);
    }

    private List<String> body(String schema, Answer answer) {
        try {
            return faults(schema, JSON.readTree(answer.body()));
        } catch (IOException broken) {
            return List.of("the body is not JSON");
        }
    }

    private static String type(Answer answer) {
        return answer.contentType() == null
                ? null
                : answer.contentType().split(";")[0].strip();
    }

    private static Stream<Map.Entry<String, JsonNode>> stream(JsonNode object) {
        return object == null ? Stream.empty() : object.propertyStream();
    }

    private static Pattern pattern(String path) {
        StringBuilder pattern = new StringBuilder();
        for (String piece : path.split("(?=\\{)|(?<=})")) {
            pattern.append(piece.startsWith("{") ? "[^/]+" : Pattern.quote(piece));
        }
        return Pattern.compile(pattern.toString());
    }
}
