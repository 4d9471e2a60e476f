package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Two applications on one database, killed in turn while readers, partners, slots and editors use both: what one
/// publishes the other shows within a second, what is due is told once, and every count is exact. Then the schema gets
/// newer than the application, which starts and works on it.
final class TwoNodes implements TrustBench.Part {

    private static final int KILLS = Bench.number("MASTHEAD_BENCH_KILLS", 6);
    private static final int LEAST_MILLIS = 3_000;
    private static final int MOST_MILLIS = 6_000;
    private static final int SEEN_BETWEEN_KILLS = 10;
    private static final double MOST_MILLIS_UNTIL_SEEN = 1_000;

    private static final String EVENTS = "select count(*) from change_entry where subject = 'article' and type in"
            + " ('publish', 'update', 'correct', 'withdraw', 'kill')";
    private static final String TOLD = "select count(*), count(distinct subject_id) from change_entry e"
            + " where type = 'publish' and subject = 'article' and exists (select 1 from published_article p"
            + " where p.article_id = e.subject_id and p.slug like 'due-%')";

    private final Random random = new Random();
    private final AtomicReferenceArray<Application> nodes = new AtomicReferenceArray<>(2);
    private final List<Long> seenAfter = Collections.synchronizedList(new ArrayList<>());
    private final Map<Application, Desk> desks = new HashMap<>();
    private volatile boolean editing = true;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        Map<String, String> settings = Application.on(database);
        settings.put("MASTHEAD_OUTBOUND_ALLOW", "127.0.0.1/32");
        try (EventReceiver receiver = new EventReceiver()) {
            start(0, folder, settings);
            start(1, folder, settings);
            try (SharedCounts counts = new SharedCounts(nodes)) {
                counts.prepare(receiver.url());
                counts.begin();
                Thread editor = Thread.startVirtualThread(this::edit);
                for (int kill = 0; kill < KILLS; kill++) {
                    System.out.println("Kill " + (kill + 1) + " …");
                    awaitSeen();
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
                    Application victim = nodes.getAndSet(kill % 2, null);
                    victim.kill();
                    victim.close();
                    start(kill % 2, folder, settings);
                }
                awaitSeen();
                editing = false;
                editor.join();
                counts.end();
                report.table("two nodes, killed " + KILLS + " times in turn", "measured", "must be", "verdict");
                shown(report);
                told(report, database, counts.due());
                counts.report(report);
                long events = number(database, EVENTS, 1);
                receiver.await(events);
                row(report, "webhooks, each once under its id", receiver.arrived(), events);
                row(report, "webhooks out of order", receiver.disorder(), 0);
            }
            upgrade(folder, settings, database, report);
        } finally {
            for (int i = 0; i < nodes.length(); i++) {
                if (nodes.get(i) != null) {
                    nodes.get(i).close();
                }
            }
        }
    }

    private void start(int number, Path folder, Map<String, String> settings) throws Exception {
        Application node = Application.start(folder.resolve("node" + number), settings);
        try (Reader reader = new Reader(node.address())) {
            node.awaitAnswer(reader, "/v1/site");
        }
        nodes.set(number, node);
    }

    /// Waits until both have been seen to agree a few times, or for a while.
    private void awaitSeen() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (int wanted = seenAfter.size() + SEEN_BETWEEN_KILLS;
                seenAfter.size() < wanted && System.nanoTime() < end; ) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// Publishes on one node, and looks at the other.
    private void edit() {
        try {
            for (int version = 1; editing; version++) {
                Application here = nodes.get(version % 2);
                Application there = nodes.get(1 - version % 2);
                if (here != null && there != null) {
                    publish(here, there, "Version " + version);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            desks.values().forEach(Desk::close);
        }
    }

    /// Signs in once at each node.
    private Desk desk(Application node) throws IOException, InterruptedException {
        if (!desks.containsKey(node)) {
            desks.put(node, new Desk(node.address()));
        }
        return desks.get(node);
    }

    private void publish(Application here, Application there, String title) throws InterruptedException {
        try (Reader reader = new Reader(there.address())) {
            publish(desk(here), reader, title);
        } catch (IOException | IllegalStateException killed) {
            // What it did not acknowledge nobody waits for.
            System.out.println("  not published: " + killed);
        }
    }

    private void publish(Desk desk, Reader reader, String title) throws IOException, InterruptedException {
        String article = "/v1/admin/articles/"
                + reader.get("/v1/articles/seen").json().path("id").asText();
        desk.write("PATCH", article, Map.of("title", title));
        long began = System.nanoTime();
        desk.write("POST", article + "/publish", Map.of());
        while (!reader.get("/v1/articles/seen").json().path("title").asText().equals(title)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        seenAfter.add(System.nanoTime() - began);
    }

    private void shown(Report report) {
        Times times = new Times(seenAfter.stream().mapToLong(Long::longValue).toArray());
        report.row(
                "published on one, shown by the other, " + times.size() + " times: p99 (ms), from sending it",
                Report.two(times.p99()),
                "≤ " + Math.round(MOST_MILLIS_UNTIL_SEEN),
                report.verdict("shown by the other", times.size() > 0 && times.p99() <= MOST_MILLIS_UNTIL_SEEN));
    }

    private static void told(Report report, EmptyDatabase database, int due) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (number(database, TOLD, 2) < due && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        row(report, "articles whose hour came and that were told", number(database, TOLD, 2), due);
        row(report, "how often they were told", number(database, TOLD, 1), due);
    }

    /// The old application on a schema that a newer one has migrated: beside one that runs, and started anew.
    private void upgrade(Path folder, Map<String, String> settings, EmptyDatabase database, Report report)
            throws Exception {
        System.out.println("A newer schema …");
        try (Connection connection = connection(database);
                var statement = connection.createStatement()) {
            statement.execute("alter table category add column of_a_later_version varchar(20) null");
            statement.execute("create table of_a_later_version (id bigint not null primary key)");
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) select max(installed_rank) + 1, '999',"
                    + " 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, 1 from flyway_schema_history");
        }
        nodes.getAndSet(1, null).close();
        start(1, folder, settings);
        report.table("on a schema that is newer than it", "works", "must be", "verdict");
        for (int i = 0; i < nodes.length(); i++) {
            row(report, i == 0 ? "one that ran before" : "one that was started then", smoke(nodes.get(i), i), 7);
        }
    }

    /// @return how many of a reader's, an editor's and a partner's first steps worked
    private static int smoke(Application node, int number) throws Exception {
        int worked = 0;
        try (Desk desk = new Desk(node.address());
                Reader reader = new Reader(node.address())) {
            String name = "later-" + number;
            desk.write("POST", "/v1/admin/categories", Map.of("name", name, "slug", name));
            worked++;
            String id = SharedCounts.write(desk, name, name);
            worked++;
            desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
            worked++;
            for (String path : List.of("/v1/articles/" + name, "/v1/pages/article/" + name, "/v1/pages/home")) {
                reader.get(path);
                worked++;
            }
            desk.write("POST", "/v1/articles/" + id + "/views", Map.of());
            return worked + 1;
        } catch (IOException | IllegalStateException broken) {
            System.out.println(broken.getMessage());
            return worked;
        }
    }

    static void row(Report report, String what, long measured, long mustBe) {
        report.row(what, measured, mustBe, report.verdict(what, measured == mustBe));
    }

    private static long number(EmptyDatabase database, String query, int column) throws SQLException {
        try (Connection connection = connection(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(column);
        }
    }

    private static Connection connection(EmptyDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
