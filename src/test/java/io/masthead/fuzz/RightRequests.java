package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.masthead.fuzz.Operation.Content;
import io.masthead.fuzz.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Requests that an operation allows, as far as the document says what it allows.
final class RightRequests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Who sends these is signed out, or has another key or password.
    static final Set<String> USING_UP =
            Set.of("removeCurrentSession", "endOtherSessions", "changePassword", "patchSelf", "rotateOwnKey");

    private static final double OPTIONAL = 0.2;
    private static final String NOBODY = "0000000000000";

    private final Known known;
    private final RightValues values;
    private final References references;
    private final Places places;
    private final Bodies bodies;
    private final Actors actors;
    private final Random random;

    RightRequests(Known known, RightValues values, References references, Texts texts, Actors actors, Random random) {
        this.known = known;
        this.values = values;
        this.references = references;
        this.places = new Places(known, random);
        this.bodies = new Bodies(values, texts, random);
        this.actors = actors;
        this.random = random;
    }

    /// A request for some thing there is.
    ///
    /// @param plain the least of everything: the document's example, no parameter that need not be
    Draft draft(Operation operation, boolean plain) throws InterruptedException {
        return draft(operation, plain, places.of(operation));
    }

    /// A request for this thing.
    ///
    /// @param place its names in the path, parted by slashes
    Draft draft(Operation operation, boolean plain, String place) throws InterruptedException {
        Draft draft = new Draft(operation);
        List<String> names = operation.places();
        String[] parts = place.split("/");
        for (int i = 0; i < names.size(); i++) {
            draft.places.put(names.get(i), i < parts.length && !parts[i].isEmpty() ? Draft.encoded(parts[i]) : NOBODY);
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() || !plain && random.nextDouble() < OPTIONAL) {
                parameter(draft, parameter);
            }
        }
        known.any(Known.CURSORS + operation.path())
                .filter(cursor -> !plain && operation.has("cursor") && random.nextInt(4) == 0)
                .ifPresent(cursor -> {
                    draft.query.clear();
                    draft.ask("cursor", cursor);
                });
        authorise(draft);
        if (!operation.body().isEmpty()) {
            body(draft, plain);
        }
        return draft;
    }

    private void parameter(Draft draft, Parameter parameter) {
        switch (parameter.in()) {
            case "query" -> query(draft, parameter);
            case "header" -> header(draft, parameter.name());
            default -> {
                // Its place in the path has been taken.
            }
        }
    }

    private void query(Draft draft, Parameter parameter) {
        String name = parameter.name();
        if (name.equals("cursor")) {
            return;
        }
        if (name.equals("url")) {
            draft.ask(name, known.any(Known.ADDRESSES).orElse("https://news.example/"));
        } else if (references.refers(name)) {
            references.to(name).ifPresent(value -> draft.ask(name, value));
        } else if (parameter.example().isMissingNode()) {
            values.value(name, parameter.schema()).ifPresent(value -> draft.ask(name, value.asText()));
        } else {
            draft.ask(name, parameter.example().asText());
        }
    }

    private void header(Draft draft, String name) {
        switch (name) {
            case "If-Match" -> draft.headers.put(name, "*");
            case "If-None-Match" -> draft.headers.put(name, "\"nobody\", W/\"knows\"");
            case "Idempotency-Key" -> draft.headers.put(name, "fuzz-" + Long.toHexString(random.nextLong()));
            case "Range" -> draft.headers.put(name, "bytes=0-" + random.nextInt(99));
            default -> {
                // Whoever reads the stream has none yet.
            }
        }
    }

    private void authorise(Draft draft) throws InterruptedException {
        boolean usesUp = USING_UP.contains(draft.operation.id());
        switch (draft.operation.area()) {
            case STAFF -> draft.headers.put("Authorization", "Bearer " + token(draft.operation, usesUp));
            case PARTNERS -> draft.headers.put("X-Api-Key", usesUp ? actors.passingKey() : actors.partner());
            case READERS -> {
                // They need no name.
            }
        }
    }

    private String token(Operation operation, boolean usesUp) throws InterruptedException {
        if (usesUp) {
            return actors.passing();
        }
        return operation.id().equals("readCurrentToken") ? actors.program() : actors.admin();
    }

    private void body(Draft draft, boolean plain) throws InterruptedException {
        List<Map.Entry<String, Content>> kinds =
                new ArrayList<>(draft.operation.body().entrySet());
        Map.Entry<String, Content> kind = kinds.get(plain ? 0 : random.nextInt(kinds.size()));
        draft.headers.put("Content-Type", kind.getKey());
        JsonNode schema = kind.getValue().schema();
        JsonNode example = kind.getValue().example();
        switch (draft.operation.id()) {
            case "createSession" ->
                draft.json =
                        NODES.objectNode().put("email", actors.passingEmail()).put("password", Actors.PASSWORD);
            case "publishArticle" -> draft.json = plain ? NODES.objectNode() : value(schema);
            default -> {
                if (kind.getKey().equals("application/json") || kind.getKey().endsWith("+json")) {
                    draft.json = plain && example.isObject() ? values.like("", example) : value(schema);
                } else {
                    bodies.write(draft, kind.getKey(), example);
                }
            }
        }
        if (draft.json instanceof ObjectNode object) {
            settle(draft.operation, object, plain);
        }
        if (draft.json == null && draft.bytes == null) {
            draft.bytes = "{}".getBytes(StandardCharsets.UTF_8);
        }
    }

    /// What no schema says: hooks have to be reachable, and what is to be seen must not be aimed at a few.
    private void settle(Operation operation, ObjectNode body, boolean plain) {
        if (operation.path().contains("/webhooks") && body.has("url")) {
            body.put("url", "http://127.0.0.1:9/" + Long.toHexString(random.nextLong()));
            body.remove("types");
        }
        if (operation.id().equals("createBooking") && plain) {
            body.retain("slot", "creative", "tier");
        }
        if (operation.id().equals("createCategory") && plain) {
            // So partners see what is in it.
            body.put("parent", actors.category());
        }
        if (operation.id().equals("createSlot")) {
            body.remove("fallback");
        }
    }

    private JsonNode value(JsonNode schema) {
        return values.value("", schema).orElseGet(NODES::objectNode);
    }
}
