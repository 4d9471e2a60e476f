package io.masthead.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A request that is still being written.
final class Draft {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param value percent-encoded, as it is sent
    record Query(String name, String value) {}

    final Operation operation;
    final Map<String, String> places = new LinkedHashMap<>();
    final List<Query> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    String method;

    /// What is sent if no bytes are.
    JsonNode json;

    /// What is sent, if not [#json].
    byte[] bytes;

    Draft(Operation operation) {
        this.operation = operation;
        this.method = operation.method();
    }

    /// Adds to the query.
    void ask(String name, String value) {
        query.add(new Query(name, encoded(value)));
    }

    /// The request that it is now.
    Request request() {
        String path = operation.path();
        for (Map.Entry<String, String> place : places.entrySet()) {
            path = path.replace("{" + place.getKey() + "}", place.getValue());
        }
        String asked =
                query.stream().map(one -> one.name() + "=" + one.value()).collect(Collectors.joining("&", "?", ""));
        return new Request(operation.id(), method, query.isEmpty() ? path : path + asked, Map.copyOf(headers), body());
    }

    private byte[] body() {
        try {
            if (bytes != null) {
                return bytes;
            }
            return json == null ? new byte[0] : JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// As a query or a piece of a path carries it.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
