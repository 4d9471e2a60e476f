package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What is there to ask for: names of things, learned from answers.
final class Known {

    /// Pools of things that readers and partners know under other addresses than staff do.
    static final String PUBLISHED = "published articles";

    /// What the partner sees.
    static final String SYNDICATED = "syndicated articles";

    static final String SLUGS = "slugs of ";
    static final String CURSORS = "cursors of ";
    static final String TOKENS = "tokens of slots";
    static final String PREVIEWS = "previews";
    static final String TAKEDOWNS = "takedowns";
    static final String ADDRESSES = "addresses";
    static final String FILES = "files of pictures";

    /// More are forgotten, the oldest first.
    private static final int MOST = 40;

    private static final Set<String> HIDING = Set.of("withdrawArticle", "killArticle", "trashArticle");

    private final Map<String, List<String>> pools = new HashMap<>();
    private final Map<String, String> slugs = new HashMap<>();
    private final Random random;

    Known(Random random) {
        this.random = random;
    }

    void add(String pool, String name) {
        if (name.isEmpty()) {
            return;
        }
        List<String> names = pools.computeIfAbsent(pool, none -> new ArrayList<>());
        names.remove(name);
        names.add(name);
        if (names.size() > MOST) {
            names.removeFirst();
        }
    }

    void remove(String pool, String name) {
        pools.getOrDefault(pool, new ArrayList<>()).remove(name);
    }

    /// Any of a pool.
    Optional<String> any(String pool) {
        List<String> names = pools.getOrDefault(pool, List.of());
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(random.nextInt(names.size())));
    }

    /// The youngest of a pool.
    Optional<String> newest(String pool) {
        List<String> names = pools.getOrDefault(pool, List.of());
        return names.isEmpty() ? Optional.empty() : Optional.of(names.getLast());
    }

    /// Any name of anything.
    Optional<String> anything() {
        List<String> kinds = pools.keySet().stream().sorted().toList();
        return kinds.isEmpty() ? Optional.empty() : any(kinds.get(random.nextInt(kinds.size())));
    }

    /// Looks what an answer with success tells of.
    ///
    /// @param answer its JSON, or a missing node
    void learn(Draft sent, JsonNode answer) {
        Operation operation = sent.operation;
        String places = String.join("/", sent.places.values());
        if (operation.method().equals("DELETE") && sent.method.equals("DELETE")) {
            remove(operation.collection(), places);
            remove(PUBLISHED, places);
            remove(SLUGS + operation.collection(), slugs.remove(places));
        }
        if (operation.path().startsWith("/v1/admin/")) {
            named(operation.collection(), answer);
        }
        if (HIDING.contains(operation.id())) {
            remove(PUBLISHED, places);
        }
        if (operation.id().equals("publishArticle")
                && answer.path("status").asText().equals("published")) {
            add(PUBLISHED, places);
        }
        if (operation.id().equals("readArticle")) {
            add(ADDRESSES, answer.path("url").asText());
        }
        if (operation.method().equals("POST")
                && answer.has("id")
                && !operation.id().equals("createSession")) {
            made(operation, places, answer);
        }
        found(operation, answer);
    }

    private void made(Operation operation, String places, JsonNode answer) {
        String id = answer.get("id").asText();
        boolean action = operation.path().contains("}/") && !operation.path().endsWith("/keys");
        if (!action) {
            add(operation.path(), places.isEmpty() ? id : places + "/" + id);
        }
    }

    /// Under what other name it is known now, if it has one.
    private void named(String collection, JsonNode answer) {
        for (String member : List.of("slug", "key")) {
            if (answer.path(member).isTextual()) {
                String name = answer.get(member).textValue();
                String before = slugs.put(answer.path("id").asText(), name);
                remove(SLUGS + collection, before);
                add(SLUGS + collection, name);
            }
        }
    }

    /// Names that stand somewhere within.
    private void found(Operation operation, JsonNode node) {
        node.forEachEntry((name, value) -> {
            switch (name) {
                case "next" -> add(CURSORS + operation.path(), value.asText());
                case "token" -> token(operation, value.asText());
                case "takedown" -> add(TAKEDOWNS, value.path("id").asText());
                case "url" -> file(value.asText());
                case "data" -> listed(operation, value);
                default -> {
                    // Nothing that anybody asks for.
                }
            }
        });
        node.forEach(child -> found(operation, child));
    }

    private void token(Operation operation, String token) {
        if (operation.id().equals("createPreviewLink")) {
            add(PREVIEWS, token);
        } else if (operation.path().startsWith("/v1/slots")) {
            add(TOKENS, token);
        }
    }

    private void listed(Operation operation, JsonNode data) {
        String pool = switch (operation.id()) {
            case "listSyndicatedArticles" -> SYNDICATED;
            case "listTakedowns" -> TAKEDOWNS;
            case "listSessions" -> operation.path();
            default -> "";
        };
        for (JsonNode one : data) {
            if (!pool.isEmpty() && !one.path("current").asBoolean()) {
                add(pool, one.path("id").asText());
            }
        }
    }

    private void file(String url) {
        int media = url.indexOf("/media/");
        if (media >= 0) {
            add(FILES, url.substring(media + "/media/".length()).replace('.', '/'));
        }
    }
}
