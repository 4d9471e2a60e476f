package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.bench.Witness.Seen;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A newspaper at work while something happens to it: who reads what is kept, who reads what is not, who is
/// counted, who writes, and a partner. What came of each stands in one table.
final class Faults implements AutoCloseable {

    private static final double MOST_SECONDS_TO_RECOVER = 10;
    private static final int EVENTS_A_REQUEST = 500;

    private final String run = Long.toString(System.nanoTime(), 36);

    private final Application application;
    private final Desk desk;
    private final Reader reader;
    private final String article;
    private final long viewsBefore;
    private final Witness kept;
    private final Witness views;
    private final Witness writes;
    private final List<Witness> others;

    Faults(Application application) throws Exception {
        this.application = application;
        desk = new Desk(application.address());
        reader = new Reader(application.address());
        JsonNode category = desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news-" + run));
        article = published("counted-" + run);
        published("kept-" + run);
        reader.get("/v1/articles/kept-" + run);
        viewsBefore = views();
        String key = MirrorBench.key(desk, List.of(category.path("id").asText()));
        kept = new Witness("kept article", n -> get("/v1/articles/kept-" + run));
        views = new Witness(
                "view",
                n -> get("/v1/articles/" + article + "/views")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"eventId\": \"" + run + "-" + n + "\"}")));
        writes = new Witness(
                "tag written",
                n -> desk.request("/v1/admin/tags")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\": \"" + run + " " + n + "\"}")));
        others = List.of(
                new Witness(
                        "list, not kept",
                        n -> get("/v1/articles?publishedFrom=2000-01-01T00:00:00Z&limit=" + (1 + n % 100)
                                + "&publishedTo=" + (2030 + n / 100) + "-01-01T00:00:00Z")),
                views,
                writes,
                new Witness(
                        "partner, not kept",
                        n -> get("/v1/syndication/changes?limit=" + (1 + n % 100))
                                .header("X-Api-Key", key)));
    }

    private String published(String slug) throws Exception {
        String id = SharedCounts.write(desk, slug, "news-" + run);
        desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
        return id;
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(application.address() + path));
    }

    private long views() throws Exception {
        return reader.get("/v1/views?ids=" + article).json().at("/data/0/views").asLong();
    }

    void begin() throws InterruptedException {
        kept.begin();
        others.forEach(Witness::begin);
        TimeUnit.SECONDS.sleep(5);
    }

    /// Reports what was seen, once all is quiet.
    ///
    /// @param from when it happened, as the machine counts nanoseconds
    /// @param until when it was over
    void report(Report report, String what, long from, long until) throws Exception {
        TimeUnit.SECONDS.sleep((long) MOST_SECONDS_TO_RECOVER + 5);
        kept.end();
        for (Witness one : others) {
            one.end();
        }
        report.table(
                what,
                "answers",
                "served",
                "`503` in time",
                "slowest (ms)",
                "anything else",
                "well again (s)",
                "verdict");
        row(report, what, kept, from, until);
        for (Witness one : others) {
            row(report, what, one, from, until);
        }
        lost(report, what);
    }

    private static void row(Report report, String what, Witness witness, long from, long until) {
        List<Seen> meanwhile = witness.seen(seen -> seen.isWithin(from, until));
        long served = meanwhile.stream().filter(Seen::isServed).count();
        long refused = meanwhile.stream().filter(Seen::isRefusedInTime).count();
        List<Seen> rest = meanwhile.stream()
                .filter(seen -> !seen.isServed() && !seen.isRefusedInTime())
                .toList();
        long slowest = meanwhile.stream().mapToLong(Seen::nanos).max().orElse(0);
        double again = witness.seen(seen -> seen.began() >= until && !seen.isServed()).stream()
                .mapToDouble(seen -> (seen.began() + seen.nanos() - until) / 1e9)
                .max()
                .orElse(0);
        boolean keptFails = witness.name().startsWith("kept") && served < meanwhile.size();
        boolean met = !keptFails && rest.isEmpty() && !meanwhile.isEmpty() && again <= MOST_SECONDS_TO_RECOVER;
        String firstOfRest = rest.isEmpty()
                ? "0"
                : rest.size() + " (" + rest.getFirst().status() + " after "
                        + rest.getFirst().nanos() / 1_000_000 + " ms)";
        report.row(
                witness.name(),
                meanwhile.size(),
                served,
                refused,
                slowest / 1_000_000,
                firstOfRest,
                Report.two(again),
                report.verdict(what + ": " + witness.name(), met));
    }

    /// Every view and every tag that was acknowledged must be there, and a view that is sent once more counts once.
    private void lost(Report report, String what) throws Exception {
        long acknowledged = views.seen(Seen::isServed).size();
        long counted = views() - viewsBefore;
        List<Seen> unknown = views.seen(seen -> !seen.isServed());
        for (int i = 0; i < unknown.size(); i += EVENTS_A_REQUEST) {
            var again = unknown.subList(i, Math.min(unknown.size(), i + EVENTS_A_REQUEST)).stream()
                    .map(one -> Map.of(
                            "eventId",
                            run + "-" + one.number(),
                            "articleId",
                            article,
                            "at",
                            Instant.now().toString()))
                    .toList();
            desk.write("POST", "/v1/views", Map.of("events", again));
        }
        long exact = views() - viewsBefore;
        Set<String> there = tags();
        List<Seen> written = writes.seen(Seen::isServed);
        long tags = written.stream()
                .filter(one -> there.contains(run + " " + one.number()))
                .count();
        report.table("acknowledged before, during and after: " + what, "acknowledged", "there", "must be", "verdict");
        report.row(
                "views",
                acknowledged,
                counted,
                "≥ acknowledged",
                report.verdict(what + ": views", counted >= acknowledged));
        report.row(
                "views, the others sent once more",
                views.sent(),
                exact,
                views.sent(),
                report.verdict(what + ": views exactly", exact == views.sent()));
        report.row(
                "tags", written.size(), tags, written.size(), report.verdict(what + ": tags", tags == written.size()));
    }

    private Set<String> tags() throws Exception {
        Set<String> names = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = desk.read("/v1/admin/tags?limit=100" + cursor);
            page.path("data").forEach(tag -> names.add(tag.path("name").asText()));
            String next = page.at("/page/next").asText("");
            cursor = next.isEmpty() ? null : "&cursor=" + next;
        }
        return names;
    }

    @Override
    public void close() {
        kept.close();
        others.forEach(Witness::close);
        desk.close();
        reader.close();
    }
}
