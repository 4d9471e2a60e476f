package io.masthead.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A thousand events for each of ten endpoints, of which one never answers and one takes two seconds for each: when are
/// the other eight done, and has each of them got everything in order?
final class WebhooksBench implements Callable<Report> {

    private static final int ENDPOINTS = 10;
    private static final int DEAD = 0;
    private static final int SLOW = 1;
    private static final int SLOW_MILLIS = 2_000;
    private static final int WARM_UP = 300;
    private static final int EVENTS = 1_000;

    /// So many events are about one article.
    private static final int OF_ARTICLE = 4;

    private static final double MOST_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 120;

    /// An endpoint's server.
    private static final class Server implements AutoCloseable {

        private final HttpServer http;
        private final Map<String, Long> firsts = new ConcurrentHashMap<>();
        private final Map<String, Integer> reached = new ConcurrentHashMap<>();
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger disorder = new AtomicInteger();
        private final CountDownLatch end = new CountDownLatch(1);
        private final long pauseMillis;

        /// @param pauseMillis before it answers; for ever if negative
        Server(long pauseMillis) throws IOException {
            this.pauseMillis = pauseMillis;
            http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1_000);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", this::take);
            http.start();
        }

        String url() {
            return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                String id = exchange.getRequestHeaders().getFirst("webhook-id");
                byte[] body = exchange.getRequestBody().readAllBytes();
                requests.incrementAndGet();
                if (pauseMillis != 0) {
                    end.await(pauseMillis < 0 ? PATIENCE_SECONDS * 1_000 : pauseMillis, TimeUnit.MILLISECONDS);
                }
                note(id, new String(body, java.nio.charset.StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }

        /// Events of one article come by their numbers; one that comes again counts once.
        private void note(String id, String body) {
            if (firsts.putIfAbsent(id, System.nanoTime()) == null) {
                String article = body.replaceFirst("(?s).*\"articleId\":\"([^\"]*)\".*", "$1");
                int place = Integer.parseInt(body.replaceFirst("(?s).*\"place:([0-9]+)\".*", "$1"));
                Integer before = reached.put(article, place);
                if (before != null && before >= place) {
                    disorder.incrementAndGet();
                }
            }
        }

        void forget() {
            firsts.clear();
            reached.clear();
            requests.set(0);
        }

        @Override
        public void close() {
            end.countDown();
            http.stop(0);
        }
    }

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        List<Server> servers = new ArrayList<>();
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            for (int i = 0; i < ENDPOINTS; i++) {
                servers.add(new Server(i == DEAD ? -1 : i == SLOW ? SLOW_MILLIS : 0));
            }
            Map<String, String> settings = new HashMap<>(Desk.settings());
            settings.put("MASTHEAD_DB_URL", database.url());
            settings.put("MASTHEAD_DB_USER", database.user());
            settings.put("MASTHEAD_DB_PASSWORD", database.password());
            settings.put("MASTHEAD_SECRET", "signs the cursors of a measurement");
            settings.put("MASTHEAD_SAMPLE_DATA", "false");
            settings.put("MASTHEAD_OUTBOUND_ALLOW", "127.0.0.1/32");
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address());
                    Connection connection =
                            DriverManager.getConnection(database.url(), database.user(), database.password())) {
                application.awaitAnswer(reader, "/v1/site");
                return measure(application.address(), connection, servers);
            }
        } finally {
            servers.forEach(Server::close);
            Folders.delete(folder);
        }
    }

    private static Report measure(String address, Connection database, List<Server> servers)
            throws IOException, InterruptedException, SQLException {
        List<Server> well = servers.subList(SLOW + 1, ENDPOINTS);
        try (Desk desk = new Desk(address)) {
            for (Server server : servers) {
                desk.write("POST", "/v1/admin/webhooks", Map.of("url", server.url()));
            }
        }
        System.out.println("Sending " + EVENTS + " events to each of " + ENDPOINTS + " endpoints …");
        log(database, WARM_UP);
        await(well, WARM_UP);
        servers.forEach(Server::forget);
        long began = System.nanoTime();
        log(database, EVENTS);
        await(well, EVENTS);
        Report report = new Report(
                "Webhooks",
                Machine.described() + " · " + EVENTS + " events for each endpoint, after " + WARM_UP
                        + " to warm up; the endpoints' servers run on the same machine");
        report.table("endpoint", "all have arrived after (s)", "requests", "out of order", "must be", "verdict");
        for (int i = 0; i < ENDPOINTS; i++) {
            row(report, i, servers.get(i), began);
        }
        return report;
    }

    private static void row(Report report, int number, Server server, long began) {
        boolean well = number > SLOW;
        double seconds =
                server.firsts.values().stream().mapToLong(Long::longValue).max().orElse(began) - began;
        seconds /= 1e9;
        boolean met = server.disorder.get() == 0 && (!well || seconds <= MOST_SECONDS);
        String name = "endpoint " + (number + 1) + (number == DEAD ? ", never answers" : "")
                + (number == SLOW ? ", takes two seconds" : "");
        report.row(
                name,
                well ? Report.two(seconds) : server.firsts.size() + " so far",
                server.requests.get(),
                server.disorder.get(),
                well ? "≤ " + MOST_SECONDS + ", in order" : "in order",
                report.verdict(name, met));
    }

    /// Writes as many events into the change log as if they had been committed together.
    private static void log(Connection database, int events) throws SQLException {
        database.setAutoCommit(false);
        try (var count = database.prepareStatement("update change_sequence set seq = seq + ? where id = 1");
                var read = database.prepareStatement("select seq from change_sequence where id = 1");
                var insert = database.prepareStatement("insert into change_entry (seq, at, type, subject, subject_id,"
                        + " surrogate_keys) values (?, ?, 'update', 'article', ?, ?)")) {
            count.setInt(1, events);
            count.executeUpdate();
            long last;
            try (var row = read.executeQuery()) {
                row.next();
                last = row.getLong(1);
            }
            int articles = events / OF_ARTICLE;
            for (int i = 0; i < events; i++) {
                insert.setLong(1, last - events + 1 + i);
                insert.setTimestamp(2, Timestamp.from(Instant.now()));
                insert.setLong(3, 1_000_000L + i % articles);
                insert.setString(4, "place:" + i / articles);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        database.commit();
    }

    private static void await(List<Server> servers, int events) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (servers.stream().anyMatch(server -> server.firsts.size() < events)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not everything had arrived after " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
