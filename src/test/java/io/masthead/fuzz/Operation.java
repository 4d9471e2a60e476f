package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// An operation of the OpenAPI document.
///
/// @param path as the document has it, with its parameters in braces
/// @param body what it takes, or nothing at all
record Operation(String id, String method, String path, List<Parameter> parameters, Map<String, Content> body) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /// What is made first, because others need it.
    private static final List<String> FIRST = List.of(
            "uploadMedia",
            "createCategory",
            "createTag",
            "createAuthor",
            "createArticle",
            "publishArticle",
            "createAdvertiser",
            "createSlot",
            "createCreative",
            "createBooking",
            "createPlan",
            "createPartner");

    /// What needs names that only other answers tell.
    private static final Set<String> AFTER_READING = Set.of(
            "followClick", "readMediaFile", "readTakedown", "resolveAddress", "confirmTakedown", "countSlotEvents");

    /// @param in `path`, `query` or `header`
    /// @param example one that the document has, or a missing node
    record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {}

    /// @param example a whole body that the document has, or a missing node
    record Content(JsonNode schema, JsonNode example) {}

    /// Who may use it.
    enum Area {
        READERS,
        PARTNERS,
        STAFF
    }

    /// All of a document, in an order in which each finds what it needs.
    static List<Operation> all(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        all.add(of(document, path, method, item, operation));
                    }
                }));
        all.sort(Comparator.comparingInt(Operation::turn).thenComparing(Operation::id));
        return List.copyOf(all);
    }

    Area area() {
        if (path.startsWith("/v1/syndication/")) {
            return Area.PARTNERS;
        }
        return path.startsWith("/v1/admin/") && !id.equals("createSession") ? Area.STAFF : Area.READERS;
    }

    /// The names in its path.
    List<String> places() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("path"))
                .map(Parameter::name)
                .toList();
    }

    /// The path of the things that the last name in its path is one of.
    String collection() {
        int brace = path.lastIndexOf('{');
        return brace < 0 ? path : path.substring(0, brace - 1);
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean has(String header) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(header));
    }

    private int turn() {
        if (FIRST.contains(id)) {
            return FIRST.indexOf(id);
        }
        if (method.equals("POST") && id.startsWith("create")) {
            return FIRST.size();
        }
        if (AFTER_READING.contains(id)) {
            return FIRST.size() + 3;
        }
        return FIRST.size()
                + List.of("POST", "GET", "", "PUT", "PATCH", "DELETE").indexOf(method)
                + 1;
    }

    private static Operation of(JsonNode document, String path, String method, JsonNode item, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode one : list) {
                JsonNode parameter = resolved(document, one);
                parameters.add(new Parameter(
                        parameter.get("name").textValue(),
                        parameter.get("in").textValue(),
                        parameter.path("required").asBoolean(),
                        parameter.get("schema"),
                        parameter.path("example")));
            }
        }
        parameters.sort(Comparator.comparingInt(parameter -> path.indexOf("{" + parameter.name() + "}")));
        Map<String, Content> body = new LinkedHashMap<>();
        operation.path("requestBody").path("content").forEachEntry((type, content) -> {
            JsonNode example = content.path("examples").isEmpty()
                    ? MissingNode.getInstance()
                    : resolved(document, content.path("examples").iterator().next())
                            .path("value");
            body.put(type, new Content(content.path("schema"), example));
        });
        String id = operation.get("operationId").textValue();
        return new Operation(id, method.toUpperCase(Locale.ROOT), path, List.copyOf(parameters), body);
    }

    /// The node itself, or what it refers to.
    static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }
}
