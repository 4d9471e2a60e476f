package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.bench.Witness.Seen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// What two nodes count together: views, what a booking may deliver, what a partner may ask for, and articles whose
/// hour comes. Each is asked of both in turn, and everything that was not acknowledged is sent once more at the
/// end.
final class SharedCounts implements AutoCloseable {

    private static final int CAP = 1_000;
    private static final int QUOTA = 3_000;
    private static final int DUE = 60;
    private static final int FIRST_DUE_SECONDS = 15;
    private static final double LEAST_OF_QUOTA = 0.9;

    private final AtomicReferenceArray<Application> nodes;
    private Desk desk;
    private Witness views;
    private Witness impressions;
    private Witness partner;
    private String article;
    private String booking;
    private String token;

    SharedCounts(AtomicReferenceArray<Application> nodes) {
        this.nodes = nodes;
    }

    void prepare(String webhook) throws IOException, InterruptedException {
        desk = new Desk(nodes.get(0).address());
        String category = desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"))
                .path("id")
                .asText();
        desk.write("POST", "/v1/admin/webhooks", Map.of("url", webhook));
        article = published("counted", Map.of());
        published("seen", Map.of());
        Instant first = Instant.now().plusSeconds(FIRST_DUE_SECONDS);
        for (int i = 0; i < DUE; i++) {
            published("due-" + i, Map.of("at", first.plusSeconds(i).toString()));
        }
        book();
        String key = MirrorBench.key(desk, List.of(category), QUOTA);
        views = new Witness(
                "views", n -> post(n, "/v1/articles/" + article + "/views", "{\"eventId\":\"two-" + n + "\"}"));
        impressions = new Witness("impressions", n -> post(n, "/v1/slots/events", "{\"events\":[" + event(n) + "]}"));
        partner = new Witness(
                "partner", n -> request(n, "/v1/syndication/articles?limit=1").header("X-Api-Key", key));
    }

    private String published(String slug, Map<String, String> how) throws IOException, InterruptedException {
        String id = write(desk, slug, "news");
        desk.write("POST", "/v1/admin/articles/" + id + "/publish", how);
        return id;
    }

    /// @return the draft's id
    static String write(Desk desk, String slug, String category) throws IOException, InterruptedException {
        Map<String, String> story =
                Map.of("title", slug, "slug", slug, "category", category, "language", "en", "bodyMarkdown", "Text.");
        return desk.write("POST", "/v1/admin/articles", story).path("id").asText();
    }

    private void book() throws IOException, InterruptedException {
        desk.write("POST", "/v1/admin/slots", Map.of("key", "capped", "name", "Capped", "kind", "rotating"));
        String advertiser = id("/v1/admin/advertisers", Map.of("name", "Capped"));
        String creative = id(
                "/v1/admin/creatives",
                Map.of(
                        "advertiser",
                        advertiser,
                        "kind",
                        "partner",
                        "brand",
                        "Capped",
                        "clickUrl",
                        "https://capped.example/"));
        booking = id(
                "/v1/admin/bookings",
                Map.of(
                        "slot",
                        "capped",
                        "creative",
                        creative,
                        "tier",
                        "standard",
                        "caps",
                        Map.of("impressionsInAll", CAP)));
        try (Reader reader = new Reader(nodes.get(0).address())) {
            token = reader.get("/v1/slots/capped").json().at("/items/0/token").asText();
        }
    }

    private String id(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return desk.write("POST", path, body).path("id").asText();
    }

    private String event(long n) {
        return "{\"eventId\":\"two-" + n + "\",\"token\":\"" + token + "\",\"kind\":\"impression\",\"at\":\""
                + Instant.now() + "\"}";
    }

    /// To one node and the other in turn; to the one that lives while only one does.
    private HttpRequest.Builder request(long n, String path) {
        Application mine = nodes.get((int) (n % 2));
        Application node = mine == null ? nodes.get((int) (1 - n % 2)) : mine;
        return HttpRequest.newBuilder(URI.create(node.address() + path));
    }

    private HttpRequest.Builder post(long n, String path, String body) {
        return request(n, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    void begin() {
        List.of(views, impressions, partner).forEach(Witness::begin);
    }

    /// Asks no more but for what was not acknowledged.
    void end() throws IOException, InterruptedException {
        for (Witness one : List.of(views, impressions, partner)) {
            one.end();
        }
        desk.close();
        desk = new Desk(nodes.get(0).address());
        for (Seen one : views.seen(seen -> !seen.isServed())) {
            desk.write("POST", "/v1/articles/" + article + "/views", Map.of("eventId", "two-" + one.number()));
        }
        long sent = impressions.sent();
        long more = Math.max(0, CAP + 100 - sent);
        List<Long> again = new java.util.ArrayList<>(impressions.seen(seen -> !seen.isServed()).stream()
                .map(Seen::number)
                .toList());
        IntStream.range(0, (int) more).forEach(i -> again.add(sent + i));
        for (long n : again) {
            desk.write(
                    "POST",
                    "/v1/slots/events",
                    Map.of(
                            "events",
                            List.of(Map.of(
                                    "eventId",
                                    "two-" + n,
                                    "token",
                                    token,
                                    "kind",
                                    "impression",
                                    "at",
                                    Instant.now().toString()))));
        }
    }

    /// How many articles had their hour meanwhile.
    int due() {
        return DUE;
    }

    void report(Report report) throws IOException, InterruptedException {
        JsonNode count = desk.read("/v1/views?ids=" + article);
        TwoNodes.row(
                report,
                "views under names, each sent until acknowledged",
                count.at("/data/0/views").asLong(),
                views.sent());
        JsonNode totals = desk.read("/v1/admin/bookings/" + booking + "/report").path("totals");
        TwoNodes.row(
                report,
                "impressions of a booking that is capped",
                totals.path("impressions").asLong(),
                CAP);
        TwoNodes.row(
                report,
                "impressions beyond its cap",
                totals.at("/overCap/impressions").asLong(),
                Math.max(impressions.sent(), CAP + 100) - CAP);
        long served = partner.seen(Seen::isServed).size();
        boolean asked = partner.sent() > QUOTA;
        report.row(
                "requests of a partner that were served, of " + partner.sent(),
                served,
                "≤ " + QUOTA + ", and nearly all of them",
                report.verdict("quota", served <= QUOTA && (!asked || served >= QUOTA * LEAST_OF_QUOTA)));
    }

    @Override
    public void close() {
        for (Witness one : new Witness[] {views, impressions, partner}) {
            if (one != null) {
                one.close();
            }
        }
        if (desk != null) {
            desk.close();
        }
    }
}
