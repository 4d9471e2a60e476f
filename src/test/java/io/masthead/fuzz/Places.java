package io.masthead.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What stands in a path where the document has a name in braces.
final class Places {

    private static final String CATEGORIES = Known.SLUGS + "/v1/admin/categories";

    /// By the path of the collection, where it is not the one that staff put things into.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("/v1/articles", Known.PUBLISHED),
            Map.entry("/v1/pages/article", Known.PUBLISHED),
            Map.entry("/v1/syndication/articles", Known.SYNDICATED),
            Map.entry("/v1/categories", CATEGORIES),
            Map.entry("/v1/pages/category", CATEGORIES),
            Map.entry("/v1/tags", Known.SLUGS + "/v1/admin/tags"),
            Map.entry("/v1/authors", Known.SLUGS + "/v1/admin/authors"),
            Map.entry("/v1/slots", Known.SLUGS + "/v1/admin/slots"),
            Map.entry("/v1/clicks", Known.TOKENS),
            Map.entry("/v1/previews", Known.PREVIEWS),
            Map.entry("/v1/admin/takedowns", Known.TAKEDOWNS),
            Map.entry("/v1/syndication/takedowns", Known.TAKEDOWNS),
            Map.entry("/media/{hash}/{rendition}", Known.FILES));

    private final Known known;
    private final Random random;

    Places(Known known, Random random) {
        this.known = known;
        this.random = random;
    }

    /// The names of a thing there is, parted by slashes; nothing if none is known.
    String of(Operation operation) {
        String collection = operation.collection();
        return switch (collection) {
            case "/feeds" -> one("all.rss", "all.atom", "all.json");
            case "/feeds/tags" -> some(Known.SLUGS + "/v1/admin/tags", one(".rss", ".atom", ".json"));
            case "/sitemaps" -> "1.xml";
            case "/v1/admin/fronts" -> random.nextBoolean() ? "home" : some("/v1/admin/categories", "");
            case "/v1/admin/articles/{id}/revisions" -> some("/v1/admin/articles", "/1");
            default -> {
                boolean byKey = operation.path().startsWith("/v1/admin/slots/{key}");
                yield some(byKey ? Known.SLUGS + collection : ELSEWHERE.getOrDefault(collection, collection), "");
            }
        };
    }

    private String some(String pool, String ending) {
        Optional<String> name = known.any(pool);
        return name.map(one -> one + ending).orElse("");
    }

    private String one(String... values) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
