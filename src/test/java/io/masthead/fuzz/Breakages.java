package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.masthead.fuzz.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Breaks one or two things of a request that was right.
final class Breakages {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final int MANY = 300;

    private final BrokenValues values;
    private final BrokenBytes bytes;
    private final Known known;
    private final Actors actors;
    private final Random random;

    Breakages(BrokenValues values, Known known, Actors actors, Random random) {
        this.values = values;
        this.bytes = new BrokenBytes(values, random);
        this.known = known;
        this.actors = actors;
        this.random = random;
    }

    /// Breaks it.
    void apply(Draft draft) throws InterruptedException {
        do {
            breakSomething(draft);
        } while (random.nextInt(4) == 0);
    }

    private void breakSomething(Draft draft) throws InterruptedException {
        boolean hasBody = draft.json != null || draft.bytes != null;
        switch (random.nextInt(hasBody ? 12 : 6)) {
            case 0 -> place(draft);
            case 1, 2 -> query(draft);
            case 3, 4 -> header(draft);
            case 5 -> wrongWay(draft);
            case 6, 7 -> bytes.apply(draft);
            default -> member(draft);
        }
    }

    private void place(Draft draft) {
        if (draft.places.isEmpty()) {
            query(draft);
            return;
        }
        List<String> names = List.copyOf(draft.places.keySet());
        String name = names.get(random.nextInt(names.size()));
        draft.places.put(name, random.nextInt(3) == 0 ? Draft.encoded(elsewhere()) : encodedText());
    }

    /// Something that could be a name, but of another kind of thing.
    private String elsewhere() {
        return known.anything().orElse("0MZ5Q4T2C8V1K");
    }

    /// Never nothing at all, and no dots alone: that would be another path.
    private String encodedText() {
        return switch (random.nextInt(6)) {
            case 0 -> values.one("%ED%A0%80", "%00", "%FF", "%C0%AF", "%F4%90%80%80", "%E2%80%AE", "%0D%0AA:%20b");
            case 1 -> Draft.encoded(values.tooLong(200));
            default -> {
                String text = values.text();
                yield text.isEmpty() ? "%20" : Draft.encoded(text);
            }
        };
    }

    private void query(Draft draft) {
        List<Parameter> all = draft.operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .toList();
        Draft.Query strange = new Draft.Query(
                random.nextInt(4) == 0 || all.isEmpty()
                        ? values.one("colour", "%00", "fields[]", "a.b", "limit%20", "LIMIT", "_method")
                        : all.get(random.nextInt(all.size())).name(),
                value());
        boolean repeated = random.nextInt(5) == 0;
        if (!repeated) {
            draft.query.removeIf(one -> one.name().equals(strange.name()));
        }
        draft.query.add(strange);
        if (random.nextInt(5) == 0) {
            draft.query.remove(random.nextInt(draft.query.size()));
        }
    }

    private String value() {
        return switch (random.nextInt(6)) {
            case 0 -> Draft.encoded(elsewhere());
            case 1 ->
                values.one("-1", "0", "1", "101", "2147483648", "9223372036854775808", "1e3", "0x1", "%2B1", "1.0");
            case 2 -> "";
            default -> encodedText();
        };
    }

    private void header(Draft draft) throws InterruptedException {
        String name = values.one(
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                "Range",
                "Accept",
                "Accept-Encoding",
                "Authorization",
                "X-Api-Key",
                "X-Request-Id",
                "traceparent",
                "Origin",
                "Last-Event-ID",
                "If-Modified-Since",
                "Content-Type",
                "X-HTTP-Method-Override",
                "X-Forwarded-For",
                "Accept-Language");
        if (random.nextInt(5) == 0) {
            draft.headers.remove(name);
            return;
        }
        draft.headers.put(name, content(name));
    }

    private String content(String name) throws InterruptedException {
        return switch (name) {
            case "If-Match", "If-None-Match" ->
                values.one(
                        "\"v0\"",
                        "v1",
                        "W/\"v1\"",
                        "\"",
                        "\"a\", ,",
                        "*, \"v1\"",
                        "\"" + "x".repeat(300) + "\"",
                        "\"é\"");
            case "Idempotency-Key" -> values.one("", "same", "same", "é", "x".repeat(129), "a b");
            case "Range" ->
                values.one(
                        "bytes=-0", "bytes=9-1", "bytes=0-,1-", "bytes=99999999999999999999-", "lines=1-2", "bytes=");
            case "Accept" -> values.one("text/csv", "*/*;q=0", "application/json;q=nan", "a", ",", "application/xml");
            case "Accept-Encoding" -> values.one("zstd", "*;q=0", "identity;q=0", "gzip;q=9", "br, gzip", ";;");
            case "Authorization" ->
                values.one("Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c", "", "Bearer " + actors.partner());
            case "X-Api-Key" -> values.one("", "mh_live_x_y", "é", "x".repeat(3_000), actors.admin());
            case "Content-Type" -> bytes.type();
            case "X-Request-Id" -> values.one("a b", "x".repeat(500), "é", "<b>", "fine-1");
            case "traceparent" -> values.one("00-0-0-00", "ff-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01", "é");
            default -> values.one("", "*", "null", "999.999.999.999", "x".repeat(9_000), "Wed, 99 Foo 2026", "DELETE");
        };
    }

    private void wrongWay(Draft draft) {
        if (draft.operation.reads() && random.nextBoolean()) {
            draft.method = "HEAD";
        } else if (!draft.operation.path().endsWith("/current")) {
            draft.method = METHODS.get(random.nextInt(METHODS.size()));
        }
    }

    /// One place of a JSON document.
    private void member(Draft draft) {
        if (draft.json == null) {
            bytes.apply(draft);
            return;
        }
        List<JsonNode> inner = new ArrayList<>();
        containers(draft.json, inner);
        if (inner.isEmpty() || random.nextInt(20) == 0) {
            draft.json = values.json(draft.json);
            return;
        }
        switch (inner.get(random.nextInt(inner.size()))) {
            case ObjectNode object -> within(object);
            case ArrayNode array -> within(array);
            default -> throw new IllegalStateException("only containers are collected");
        }
    }

    private void within(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> members = List.copyOf(object.properties());
        if (members.isEmpty() || random.nextInt(6) == 0) {
            object.set(
                    values.one("colour", "id", "role", "version", "__proto__", "", "name\u0000", "Title"),
                    values.json(object.nullNode()));
            return;
        }
        Map.Entry<String, JsonNode> member = members.get(random.nextInt(members.size()));
        if (random.nextInt(6) == 0) {
            object.remove(member.getKey());
        } else if (member.getValue().isTextual() && random.nextInt(3) == 0) {
            object.put(member.getKey(), random.nextBoolean() ? elsewhere() : values.tooLong(length(member.getValue())));
        } else {
            object.set(member.getKey(), values.json(member.getValue()));
        }
    }

    private void within(ArrayNode array) {
        if (array.isEmpty() || random.nextBoolean()) {
            array.add(values.json(array.nullNode()));
            return;
        }
        JsonNode first = array.get(0);
        for (int i = 0; i < MANY; i++) {
            array.add(first.deepCopy());
        }
    }

    /// What would be too long is not known here; ten times these are.
    private int length(JsonNode text) {
        return text.asText().length() > 100 ? 2_000 : random.nextBoolean() ? 200 : 500;
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> containers(child, found));
        }
    }
}
