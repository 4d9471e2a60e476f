package io.masthead.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.masthead.shared.http.PathSegment;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.Written;
import io.masthead.trust.Api.Operation;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of everything that has an address, so that every operation can be asked for where something is.
final class Things {

    private static final Pattern GAP = Pattern.compile("\\{[^}]+}");
    private static final String ADMIN = "/v1/admin/";
    private static final String PARTNERS = "/v1/syndication/";

    /// What stands in a gap, by all that stands before it in the template.
    private final Map<String, String> values = new HashMap<>();

    /// What required parameters are set to, by operation.
    private final Map<String, String> queries = new HashMap<>();

    private final Customer customer;
    private final String category = Story.slug("walked");
    private final Written story;

    private static Things shared;

    /// For all tests that change nothing about them.
    static synchronized Things shared() {
        if (shared == null) {
            shared = new Things();
        }
        String url = Newsroom.admin().get(shared.story.path()).path("url");
        shared.queries.put("resolveAddress", "?url=" + PathSegment.encode(url));
        return shared;
    }

    private Things() {
        String tag = Story.slug("walked");
        admins("categories", Map.of("name", "Walked", "slug", category));
        admins("tags", Map.of("name", tag, "slug", tag));
        values.put("/feeds/tags/", tag + ".rss");
        values.put("/v1/tags/", tag);
        values.put("/v1/categories/", category);
        values.put("/v1/pages/category/", category);
        String author = Story.slug("walker");
        admins("authors", Map.of("name", author, "slug", author));
        values.put("/v1/authors/", author);
        admins("links", Map.of("group", "walk", "title", "Friend", "url", "https://friend.example/"));
        values.put("/feeds/", "all.rss");
        values.put("/sitemaps/", "1.xml");
        values.put(ADMIN + "fronts/", "home");
        customer = Customer.under(Customer.allowing(category));
        story = Story.about("walk").in(category).tagged(tag).publish();
        articles();
        picture();
        slots();
        partners();
        webhook();
        people();
    }

    /// An address of the operation at which something is, with the parameters that it cannot do without.
    String address(Operation operation) {
        String template = operation.path();
        var address = new StringBuilder();
        Matcher gap = GAP.matcher(template);
        while (gap.find()) {
            String value = values.getOrDefault(
                    template.substring(0, gap.end()), values.get(template.substring(0, gap.start())));
            if (value == null) {
                throw new AssertionError("nothing is known that stands at " + template);
            }
            gap.appendReplacement(address, PathSegment.encode(value));
        }
        gap.appendTail(address);
        return address.append(queries.getOrDefault(operation.id(), "")).toString();
    }

    /// Whose webhooks and drills are among them.
    String key() {
        return customer.secret();
    }

    /// What stands in the gap behind this beginning of a template.
    String of(String template) {
        return values.get(template);
    }

    /// The house has few: the one of the test before goes.
    private void webhook() {
        String address = "http://127.0.0.1:9/walked";
        Newsroom.admin()
                .get(ADMIN + "webhooks?limit=100")
                .jsonPath()
                .<String>getList("data.findAll { it.url == '" + address + "' }.id")
                .forEach(id -> Newsroom.admin().header("If-Match", "*").delete(ADMIN + "webhooks/" + id));
        admins("webhooks", Map.of("url", address));
    }

    private String admins(String kind, Map<String, Object> input) {
        String id = Newsroom.create(ADMIN + kind, input);
        values.put(ADMIN + kind + "/", id);
        return id;
    }

    private void articles() {
        for (String area : List.of("articles/", "pages/article/", "syndication/articles/", "admin/articles/")) {
            values.put("/v1/" + area, story.id());
        }
        values.put(ADMIN + "articles/{id}/revisions/", "1");
        values.put(
                "/v1/previews/",
                story.act("preview-links", null)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("token"));
        queries.put("search", "?q=walk");
        queries.put("suggest", "?q=walk");
        queries.put("listViews", "?ids=" + story.id());
        queries.put("listArticles", "?limit=1");
        queries.put("compareRevisions", "?against=1");
    }

    private void picture() {
        String picture = Newsroom.picture();
        values.put(ADMIN + "media/", picture);
        String url = Newsroom.admin().get(ADMIN + "media/" + picture).path("renditions[0].url");
        Matcher file = Pattern.compile("/media/([0-9a-f]+)/(\\w+)\\.(\\w+)").matcher(url);
        if (!file.find()) {
            throw new AssertionError("no address of a rendition: " + url);
        }
        values.put("/media/", file.group(1));
        values.put("/media/{hash}/", file.group(2));
        values.put("/media/{hash}/{rendition}.", file.group(3));
    }

    private void slots() {
        String key = Story.slug("walk");
        String advertiser = admins("advertisers", Map.of("name", key));
        admins("slots", Map.of("key", key, "name", key, "kind", "ordered"));
        Map<String, Object> ad = Map.of(
                "advertiser", advertiser, "kind", "partner", "brand", "Walk", "clickUrl", "https://walk.example/");
        String creative = admins("creatives", ad);
        admins("bookings", Map.of("slot", key, "creative", creative, "tier", "house"));
        values.put("/v1/slots/", key);
        values.put(ADMIN + "slots/{key}", key);
        queries.put("listSlotDecisions", "?keys=" + key);
        values.put("/v1/clicks/", Newsroom.admin().get("/v1/slots/" + key).path("items[0].token"));
        queries.put("followClick", "?event=walked");
    }

    private void partners() {
        values.put(ADMIN + "partners/", customer.partner());
        values.put(ADMIN + "partners/{partner}/keys/", customer.key());
        values.put(ADMIN + "plans/", customer.plan());
        var killed = Story.about("killed").in(category).publish().kill("Walked off", false);
        String takedown = await(ADMIN + "takedowns?article=" + killed.id(), "data[0].id");
        values.put(ADMIN + "takedowns/", takedown);
        values.put(PARTNERS + "takedowns/", takedown);
        values.put(PARTNERS + "webhooks/", partners("webhooks", Map.of("url", "http://127.0.0.1:9/hook")));
        values.put(PARTNERS + "drills/", partners("drills", Map.of()));
    }

    private String partners(String kind, Map<String, Object> input) {
        var request = customer.request().contentType(ContentType.JSON);
        return (input.isEmpty() ? request : request.body(input))
                .post(PARTNERS + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void people() {
        String email = Story.slug("walker") + "@news.example";
        admins("staff", Map.of("email", email, "name", "Walker", "role", "author", "password", Newsroom.PASSWORD));
        values.put(
                ADMIN + "sessions/",
                Newsroom.admin().get(ADMIN + "sessions/current").path("id"));
        admins("tokens", Map.of("name", "Walker", "scopes", List.of("site:read")));
        values.put(
                ADMIN + "imports/",
                Newsroom.admin()
                        .contentType("application/x-ndjson")
                        .body("{\"tag\": {\"name\": \"Walked in\"}}".getBytes(UTF_8))
                        .post(ADMIN + "imports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id"));
        await(ADMIN + "imports/" + values.get(ADMIN + "imports/"), "endedAt");
    }

    /// Waits until a member is there: imports end, and the ledger of takedowns follows, in the background.
    static String await(String path, String member) {
        String found = Newsroom.admin().get(path).path(member);
        long end = System.nanoTime() + 10_000_000_000L;
        while (found == null && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
            found = Newsroom.admin().get(path).path(member);
        }
        return found;
    }
}
