package io.masthead.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The operations of the OpenAPI document that the application serves.
final class Api {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /// A parameter: where it stands (`path`, `query`, `header`), and what it may be, if that is told.
    record Parameter(String name, String in, boolean required, List<String> choices) {}

    /// An operation.
    ///
    /// @param description what the document says of it
    /// @param type of its body, empty without one
    /// @param body an example of it
    /// @param members what the body may have, empty where it is no JSON object
    record Operation(
            String id,
            String method,
            String path,
            String description,
            List<Parameter> parameters,
            String type,
            String body,
            Set<String> members) {

        boolean reads() {
            return method.equals("GET");
        }

        boolean isStaffs() {
            return path.startsWith("/v1/admin/");
        }

        boolean isPartners() {
            return path.startsWith("/v1/syndication/");
        }

        boolean takes(String parameter) {
            return parameters.stream().map(Parameter::name).anyMatch(parameter::equals);
        }

        boolean isJson() {
            return type.endsWith("json") && !type.contains("ndjson");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private final JsonNode document;

    private Api(JsonNode document) {
        this.document = document;
    }

    /// Those of them that are asked for, as the application tells of them now.
    static List<Operation> operations(Predicate<Operation> wanted) {
        try {
            var document =
                    new ObjectMapper().readTree(Wire.get("/openapi?format=json").body());
            return new Api(document).all().filter(wanted).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Stream<Operation> all() {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(one -> METHODS.contains(one.getKey()))
                        .map(one -> operation(path.getKey(), one.getKey(), one.getValue())));
    }

    private Operation operation(String path, String method, JsonNode operation) {
        Optional<Map.Entry<String, JsonNode>> body =
                operation.at("/requestBody/content").propertyStream().findFirst();
        return new Operation(
                operation.get("operationId").textValue(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                operation.path("description").asText(),
                operation.path("parameters").valueStream().map(this::parameter).toList(),
                body.map(Map.Entry::getKey).orElse(""),
                body.map(one -> example(one.getValue())).orElse(""),
                body.map(one -> members(one.getValue())).orElse(Set.of()));
    }

    private Parameter parameter(JsonNode written) {
        JsonNode parameter = resolved(written);
        return new Parameter(
                parameter.get("name").textValue(),
                parameter.get("in").textValue(),
                parameter.path("required").booleanValue(),
                parameter.at("/schema/enum").valueStream().map(JsonNode::asText).toList());
    }

    private String example(JsonNode body) {
        JsonNode value = resolved(body.at("/examples/example")).path("value");
        return value.isMissingNode() ? "x" : value.toString();
    }

    private Set<String> members(JsonNode body) {
        return Set.copyOf(resolved(body.path("schema"))
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }
}
