package io.masthead.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// Members and parameters whose value has to be the name of a thing that exists, or a name that nothing has yet.
final class References {

    private static final String ADMIN = "/v1/admin/";

    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("mediaId", ADMIN + "media"),
            Map.entry("advertiser", ADMIN + "advertisers"),
            Map.entry("creative", ADMIN + "creatives"),
            Map.entry("plan", ADMIN + "plans"),
            Map.entry("partner", ADMIN + "partners"),
            Map.entry("category", ADMIN + "categories"),
            Map.entry("categories", ADMIN + "categories"),
            Map.entry("parent", ADMIN + "categories"),
            Map.entry("tag", Known.SLUGS + ADMIN + "tags"),
            Map.entry("tags", ADMIN + "tags"),
            Map.entry("author", Known.SLUGS + ADMIN + "authors"),
            Map.entry("staff", ADMIN + "staff"),
            Map.entry("uploader", ADMIN + "staff"),
            Map.entry("slot", Known.SLUGS + ADMIN + "slots"),
            Map.entry("fallback", Known.SLUGS + ADMIN + "slots"),
            Map.entry("keys", Known.SLUGS + ADMIN + "slots"),
            Map.entry("article", Known.PUBLISHED),
            Map.entry("articleId", Known.PUBLISHED),
            Map.entry("ids", Known.PUBLISHED),
            Map.entry("translationOf", Known.PUBLISHED),
            Map.entry("token", Known.TOKENS),
            Map.entry("cursor", Known.CURSORS + "/v1/syndication/changes"));

    private final Known known;
    private final Random random;
    private final Map<String, Supplier<String>> others;

    References(Known known, Texts texts, Random random) {
        this.known = known;
        this.random = random;
        others = Map.ofEntries(
                Map.entry("slug", texts::slug),
                Map.entry("key", texts::slug),
                Map.entry("externalId", texts::slug),
                Map.entry("name", texts::name),
                Map.entry("email", texts::email),
                Map.entry("contactEmail", texts::email),
                Map.entry("password", () -> Actors.PASSWORD),
                Map.entry("currentPassword", () -> Actors.PASSWORD),
                Map.entry("clickUrl", texts::url),
                Map.entry("bodyMarkdown", () -> texts.text(1, 2_000)),
                Map.entry("timeZone", () -> one("Asia/Shanghai", "UTC", "America/St_Johns")),
                Map.entry("locale", () -> one("en", "zh-CN", "pt-BR")),
                Map.entry("language", () -> one("en", "zh-CN")),
                Map.entry("domain", () -> "news.example"),
                Map.entry("device", texts::slug),
                Map.entry("platform", () -> one("ios", "web")),
                Map.entry("region", () -> one("CN", "CN-GD", "SG")),
                Map.entry("day", () -> "2026-05-01"),
                Map.entry("sha256", () -> "0123456789abcdef".repeat(4)),
                Map.entry("etag", () -> "\"v" + random.nextInt(4) + "\""),
                Map.entry("q", () -> one("river", "lantern", "月", "a \"b\" -c")));
    }

    boolean refers(String name) {
        return THINGS.containsKey(name) || others.containsKey(name);
    }

    /// A value, or nothing if there is no such thing yet.
    Optional<String> to(String name) {
        if (others.containsKey(name)) {
            return Optional.of(others.get(name).get());
        }
        return known.any(THINGS.get(name));
    }

    private String one(String... values) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
