package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Clients who are gone half-way, with a reset: in the middle of an upload, of an import, of a stream, of an export and
/// of a long poll. What they began must leave nothing behind.
final class BrokenConnections implements TrustBench.Part {

    private static final int TIMES = 100;
    private static final int ARTICLES = 500;
    private static final int HALF = 300_000;
    private static final int STREAMS_PER_PARTNER = 10;
    private static final long PATIENCE_SECONDS = 40;

    /// Sockets of the measurement itself, and files that come and go.
    private static final long OPEN_FILES_TOLERATED = 30;

    private int port;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        Path data = folder.resolve("data");
        try (Application application = Application.start(data, Application.on(database));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            port = URI.create(application.address()).getPort();
            try (Desk desk = new Desk(application.address())) {
                String category = desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"))
                        .path("id")
                        .asText();
                for (int i = 0; i < ARTICLES; i++) {
                    String id = SharedCounts.write(desk, "story-" + i, "news");
                    desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
                }
                String key = "X-Api-Key: " + MirrorBench.key(desk, List.of(category));
                String staff = "Authorization: " + desk.authorization();
                Map<String, Long> before = state(application, data, desk);
                for (int i = 0; i < TIMES; i++) {
                    half("/v1/admin/media", staff, "Content-Type: image/jpeg");
                    half("/v1/admin/imports", staff, "Content-Type: application/x-ndjson");
                    leave("/v1/syndication/changes/stream", key);
                    leave("/v1/admin/export", staff);
                    leave("/v1/syndication/changes?limit=100", key);
                }
                report.table(
                        TIMES + " times each: broken uploads, imports, streams, exports, reads",
                        "before",
                        "after",
                        "must be",
                        "verdict");
                Map<String, Long> after = settled(before, () -> state(application, data, desk));
                before.forEach((what, was) -> {
                    boolean files = what.equals("open files");
                    report.row(
                            what,
                            was,
                            after.get(what),
                            files ? "≤ " + (was + OPEN_FILES_TOLERATED) : was,
                            report.verdict(what, isSettled(what, was, after.get(what))));
                });
                int streams = 0;
                Socket[] open = new Socket[STREAMS_PER_PARTNER];
                for (int i = 0; i < open.length; i++) {
                    open[i] = request("GET", "/v1/syndication/changes/stream", "", key);
                    streams += status(open[i]) == 200 ? 1 : 0;
                }
                for (Socket one : open) {
                    one.close();
                }
                report.row(
                        "streams that the same partner may open",
                        "",
                        streams,
                        STREAMS_PER_PARTNER,
                        report.verdict("seats", streams == STREAMS_PER_PARTNER));
            }
        }
    }

    @FunctionalInterface
    private interface State {
        Map<String, Long> look() throws Exception;
    }

    private static Map<String, Long> settled(Map<String, Long> before, State state) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Map<String, Long> now = state.look();
        while (!allSettled(before, now) && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            now = state.look();
        }
        return now;
    }

    private static boolean allSettled(Map<String, Long> before, Map<String, Long> now) {
        return before.entrySet().stream()
                .allMatch(one -> isSettled(one.getKey(), one.getValue(), now.get(one.getKey())));
    }

    private static boolean isSettled(String what, long before, long now) {
        return what.equals("open files") ? now <= before + OPEN_FILES_TOLERATED : now <= before;
    }

    private static Map<String, Long> state(Application application, Path data, Desk desk) throws Exception {
        Map<String, Long> state = new LinkedHashMap<>();
        state.put("files on their way", files(data.resolve("media/moving")) + files(data.resolve("imports")));
        state.put("pictures", (long) desk.read("/v1/admin/media").path("data").size());
        state.put("imports", (long) desk.read("/v1/admin/imports").path("data").size());
        state.put("streams held", (long) application.metric("masthead_syndication_streams"));
        state.put("long polls held", (long) application.metric("masthead_syndication_waiting"));
        state.put("database connections in use", (long)
                application.metrics("agroal_active_count").sum());
        state.put("open files", application.openFiles());
        return state;
    }

    private static long files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    /// Sends half of a body.
    private void half(String path, String... headers) throws IOException {
        try (Socket socket = request("POST", path, "Content-Length: " + 2 * HALF + "\r\n", headers)) {
            socket.getOutputStream().write(new byte[HALF]);
            reset(socket);
        } catch (IOException refusedEarly) {
            // It may say that these are no such bytes before they all are there.
        }
    }

    /// Reads the beginning of an answer.
    private void leave(String path, String... headers) throws IOException {
        try (Socket socket = request("GET", path, "", headers)) {
            InputStream in = socket.getInputStream();
            if (in.read(new byte[200]) <= 0) {
                throw new IOException(path + " was not answered");
            }
            reset(socket);
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    private Socket request(String method, String path, String more, String... headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        OutputStream out = socket.getOutputStream();
        out.write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + String.join("\r\n", headers)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static int status(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    }
}
