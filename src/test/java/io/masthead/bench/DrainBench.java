package io.masthead.bench;

import io.masthead.testing.Folders;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// SIGTERM under load: whoever has a connection gets an answer to whatever they asked, and nobody is refused before the
/// door is closed. Clients are bare sockets, which try nothing again.
final class DrainBench implements Callable<Report> {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 3;
    private static final long LOAD_MILLIS = 2_000;

    private final AtomicLong served = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile String firstFailure = "";

    @Override
    public Report call() throws Exception {
        Report report = new Report("Drain", Machine.described());
        report.table(
                "SIGTERM while " + CLIENTS + " clients ask", "answers", "failed", "must be", "ended in (s)", "verdict");
        Path folder = Files.createTempDirectory("masthead-bench-");
        try {
            for (String pause : List.of("PT0S", "PT1S")) {
                served.set(0);
                failed.set(0);
                double longest = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    longest = Math.max(longest, round(folder.resolve("data"), pause));
                }
                String what = "MASTHEAD_DRAIN=" + pause + ", " + ROUNDS + " times";
                boolean met = failed.get() == 0 && served.get() > 0 && refused.get() > 0;
                report.row(what, served, failed + firstFailure, "0", Report.two(longest), report.verdict(what, met));
            }
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    /// @return how long it took to end, in seconds
    private double round(Path data, String pause) throws Exception {
        try (Application application =
                        Application.start(data, Map.of("MASTHEAD_SAMPLE_DATA", "true", "MASTHEAD_DRAIN", pause));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/articles?limit=1");
            String slug =
                    reader.get("/v1/articles?limit=1").json().at("/data/0/slug").asText();
            int port = URI.create(application.address()).getPort();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofPlatform().start(() -> ask(port, PathText.encoded(slug))));
            }
            Thread.sleep(LOAD_MILLIS);
            long began = System.nanoTime();
            application.end();
            for (Thread client : clients) {
                client.join();
            }
            application.awaitEnd();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /// Asks until nobody can connect any more: what is kept, what is made, what is counted.
    private void ask(int port, String slug) {
        long number = 0;
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                boolean open = true;
                while (open) {
                    String request = switch ((int) (number++ % 3)) {
                        case 0 -> "GET /v1/articles/" + slug;
                        case 1 -> "GET /v1/articles?limit=" + (1 + number % 50);
                        default -> "POST /v1/articles/" + slug + "/views";
                    };
                    socket.getOutputStream()
                            .write((request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    open = answer(in, request);
                }
            } catch (ConnectException closed) {
                refused.incrementAndGet();
                return;
            } catch (IOException broken) {
                fail(broken.toString());
                return;
            }
        }
    }

    /// @return whether the connection may be used again
    private boolean answer(InputStream in, String request) throws IOException {
        String status = line(in);
        boolean open = true;
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            open &= !lower.equals("connection: close");
        }
        in.skipNBytes(length);
        if (status.startsWith("HTTP/1.1 2")) {
            served.incrementAndGet();
        } else {
            fail(request + ": " + status);
        }
        return open;
    }

    private void fail(String how) {
        if (failed.getAndIncrement() == 0) {
            firstFailure = " (" + how + ")";
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed instead of an answer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
