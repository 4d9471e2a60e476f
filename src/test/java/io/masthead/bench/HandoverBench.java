package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Two applications on one database. While editors publish and a partner reads from both, one of the two is killed
/// again and again (`kill -9`): has a webhook got everything, in order and from one node at a time, and is the
/// partner's copy what its list shows? At last a node is killed by the receiver itself, inside its answer: what was
/// sent is for certain not written down.
final class HandoverBench implements Callable<Report> {

    private static final int NODES = 2;
    private static final int KILLS = Bench.number("MASTHEAD_BENCH_KILLS", 6);
    private static final int HITS = 2;
    private static final int LEAST_MILLIS = 3_000;
    private static final int MOST_MILLIS = 8_000;

    /// The lease of an endpoint, and some time to send what has gathered meanwhile.
    private static final double MOST_SECONDS_OF_SILENCE = 45;

    private static final String EVENTS = "select count(*) from change_entry where subject = 'article' and type in"
            + " ('publish', 'update', 'correct', 'withdraw', 'kill')";

    private final Random random = new Random();
    private final AtomicReferenceArray<Node> nodes = new AtomicReferenceArray<>(NODES);
    private final List<String> articles = new ArrayList<>();
    private final Copy copy = new Copy();
    private String category;
    private String key;
    private volatile boolean editing = true;

    /// A node that runs.
    private record Node(Application application, Desk desk, Mirror mirror) {

        void kill() {
            application.kill();
            application.close();
        }
    }

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database = EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM);
                EventReceiver receiver = new EventReceiver()) {
            Map<String, String> settings = Application.on(database);
            settings.put("MASTHEAD_OUTBOUND_ALLOW", "127.0.0.1/32");
            try {
                for (int i = 0; i < NODES; i++) {
                    start(i, folder, settings);
                    prepare(receiver);
                }
                return measure(folder, settings, database, receiver);
            } finally {
                for (int i = 0; i < NODES; i++) {
                    if (nodes.get(i) != null) {
                        nodes.get(i).application.close();
                    }
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void start(int number, Path folder, Map<String, String> settings) throws Exception {
        Application application = Application.start(folder.resolve("node" + number), settings);
        try (Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
        }
        Mirror mirror = key == null ? null : new Mirror(application.address(), key);
        nodes.set(number, new Node(application, new Desk(application.address()), mirror));
    }

    private void prepare(EventReceiver receiver) throws IOException, InterruptedException {
        if (key != null) {
            return;
        }
        Node first = nodes.get(0);
        category = first.desk
                .write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"))
                .path("id")
                .asText();
        key = MirrorBench.key(first.desk, List.of(category));
        first.desk.write("POST", "/v1/admin/webhooks", Map.of("url", receiver.url()));
        nodes.set(0, new Node(first.application, first.desk, new Mirror(first.application.address(), key)));
    }

    private Report measure(Path folder, Map<String, String> settings, EmptyDatabase database, EventReceiver receiver)
            throws Exception {
        Thread editor = Thread.startVirtualThread(this::edit);
        Thread partner = Thread.startVirtualThread(this::follow);
        for (int kill = 0; kill < KILLS; kill++) {
            System.out.println("Kill " + (kill + 1) + " …");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
            int victim = kill % NODES;
            nodes.getAndSet(victim, null).kill();
            start(victim, folder, settings);
        }
        editing = false;
        editor.join();
        partner.join();
        receiver.await(events(database));
        double silence = receiver.longestSilence();
        int again = hit(folder, settings, receiver);
        long events = events(database);
        receiver.await(events);
        Report report = new Report(
                "Two nodes and kill -9", Machine.described() + " · " + KILLS + " kills, one node after the other");
        report.table("what", "measured", "must be", "verdict");
        report.row("events", events, "", "");
        report.row(
                "of those, arrived",
                receiver.arrived(),
                events,
                report.verdict("events", receiver.arrived() == events));
        report.row("sent twice, under the same id", receiver.requests() - receiver.arrived(), "", "");
        report.row(
                "killed inside the receiver's answer, came again under its id",
                again,
                HITS,
                report.verdict("killed between send and record", again == HITS));
        report.row("out of order", receiver.disorder(), 0, report.verdict("order", receiver.disorder() == 0));
        report.row(
                "two about one article at once",
                receiver.overlaps(),
                0,
                report.verdict("one at a time", receiver.overlaps() == 0));
        report.row(
                "longest silence (s)",
                Report.two(silence),
                "≤ " + MOST_SECONDS_OF_SILENCE,
                report.verdict("hand-over", silence <= MOST_SECONDS_OF_SILENCE));
        for (int i = 0; i < NODES; i++) {
            Mirror mirror = nodes.get(i).mirror;
            while (!copy.page(mirror, 100)) {
                Thread.onSpinWait();
            }
            Map<String, Integer> list = mirror.list();
            report.row(
                    "articles in the copy, asked at node " + (i + 1),
                    copy.articles().size(),
                    list.size(),
                    report.verdict("copy, node " + (i + 1), list.equals(copy.articles())));
        }
        return report;
    }

    /// One node alone, so that it is known who sends.
    ///
    /// @return how many of the events came again under the same id
    private int hit(Path folder, Map<String, String> settings, EventReceiver receiver) throws Exception {
        nodes.getAndSet(1, null).kill();
        int again = 0;
        for (int i = 0; i < HITS; i++) {
            System.out.println("Kill inside an answer …");
            Node sender = nodes.get(0);
            CompletableFuture<String> event = receiver.beforeAnswer(sender.application::kill);
            try {
                act(sender.desk);
            } catch (IOException gone) {
                // It was killed before it had answered that it published.
            }
            String id = event.get(90, TimeUnit.SECONDS);
            nodes.set(0, null);
            sender.application.close();
            start(0, folder, settings);
            again += receiver.awaitAgain(id) ? 1 : 0;
        }
        start(1, folder, settings);
        return again;
    }

    /// One that runs, or `null`.
    private Node any() {
        return nodes.get(random.nextInt(NODES));
    }

    private void edit() {
        while (editing) {
            Node node = any();
            try {
                if (node != null) {
                    act(node.desk);
                }
            } catch (IOException gone) {
                // It was killed, or what was not answered had been done: the next one goes on.
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void act(Desk desk) throws IOException, InterruptedException {
        int choice = articles.size() < 5 ? 0 : random.nextInt(5);
        if (choice == 0) {
            Map<String, Object> fresh =
                    Map.of("title", "Handed over", "category", category, "bodyMarkdown", "Text.", "language", "en");
            articles.add(
                    desk.write("POST", "/v1/admin/articles", fresh).path("id").asText());
            publish(desk, articles.getLast());
        } else if (choice < 4) {
            String id = articles.get(random.nextInt(articles.size()));
            desk.write("PATCH", "/v1/admin/articles/" + id, Map.of("title", "Version " + random.nextInt()));
            publish(desk, id);
        } else {
            String id = articles.remove(random.nextInt(articles.size()));
            desk.write("POST", "/v1/admin/articles/" + id + "/withdraw", Map.of());
        }
    }

    private static void publish(Desk desk, String id) throws IOException, InterruptedException {
        desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
    }

    private void follow() {
        while (editing) {
            Node node = any();
            try {
                if (node != null) {
                    copy.page(node.mirror, 1 + random.nextInt(20));
                }
            } catch (IOException gone) {
                // It was killed: what it would have said, the other one says.
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static long events(EmptyDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(EVENTS)) {
            row.next();
            return row.getLong(1);
        }
    }
}
