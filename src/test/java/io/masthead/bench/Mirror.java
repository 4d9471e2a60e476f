package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A partner who reads changes. It looks at no more of them than it must, for it takes its processor from the
/// application.
final class Mirror implements AutoCloseable {

    private static final int TRIES = 300;
    private static final long PAUSE_MILLIS = 200;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\",\"caughtUp\":(true|false)");
    private static final Pattern ARTICLE = Pattern.compile("\"articleId\":\"([^\"]+)\"");
    private static final String CHANGE = "\"cursor\":\"";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String key;

    Mirror(String address, String key) {
        this.address = address + "/v1/syndication/";
        this.key = key;
    }

    /// What was read on the way to the end.
    record Read(long changes, long pages, long bytes, String cursor) {}

    /// What came to somebody who waited.
    ///
    /// @param at when, as the machine counts nanoseconds
    record Came(long at, String text) {

        boolean shows(String article) {
            return text.contains("\"articleId\":\"" + article + "\"");
        }

        String cursor() {
            Matcher next = NEXT.matcher(text);
            if (!next.find()) {
                throw new IllegalStateException("no page: " + text);
            }
            return next.group(1);
        }
    }

    /// Reads page after page until nothing more is there.
    ///
    /// @param from a cursor, or `null` for all there is
    Read readOn(String from, int limit) throws IOException, InterruptedException {
        String cursor = from;
        long changes = 0;
        long pages = 0;
        long bytes = 0;
        while (true) {
            String text = page(cursor, limit);
            Matcher next = NEXT.matcher(text.substring(Math.max(0, text.length() - 3_000)));
            if (!next.find()) {
                throw new IOException("no page: " + text.substring(0, Math.min(500, text.length())));
            }
            changes += occurrences(text);
            pages++;
            bytes += text.length();
            cursor = next.group(1);
            if (next.group(2).equals("true")) {
                return new Read(changes, pages, bytes, cursor);
            }
        }
    }

    /// One page as it came.
    ///
    /// @throws IOException if it is none
    String page(String cursor, int limit) throws IOException, InterruptedException {
        return sent(request("changes?body=text&limit=" + limit, cursor));
    }

    /// What the partner's list shows: versions by article.
    Map<String, Integer> list() throws IOException, InterruptedException {
        Map<String, Integer> versions = new TreeMap<>();
        String cursor = null;
        do {
            JsonNode page = JSON.readTree(sent(request("articles?body=none&limit=100", cursor)));
            page.path("data")
                    .forEach(one -> versions.put(
                            one.path("id").asText(), one.path("version").asInt()));
            cursor = page.path("page").path("next").asText(null);
        } while (cursor != null);
        return versions;
    }

    CompletableFuture<Came> await(String cursor) {
        return client.sendAsync(request("changes?body=text&wait=25", cursor), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Came(System.nanoTime(), answer.body()));
    }

    /// How a request for what comes after a cursor is answered.
    int status(String cursor) throws IOException, InterruptedException {
        return client.send(request("changes?limit=1", cursor), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /// A stream of everything there is, of which nothing is read.
    Socket unreadStream() throws IOException {
        URI uri = URI.create(address + "changes/stream");
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        String head = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + key + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// Opens streams, all from one place, and waits until each has said something.
    Streams streams(String cursor, int many) throws InterruptedException {
        Streams streams = new Streams(many);
        for (int i = 0; i < many; i++) {
            client.sendAsync(
                    request("changes/stream?body=text", cursor),
                    HttpResponse.BodyHandlers.fromLineSubscriber(streams.reader()));
        }
        streams.opened.await();
        return streams;
    }

    /// Streams that are open.
    static final class Streams implements AutoCloseable {

        private final int many;
        private final CountDownLatch opened;
        private final List<Flow.Subscription> open = new CopyOnWriteArrayList<>();
        private final Map<String, Queue<Long>> came = new ConcurrentHashMap<>();

        private Streams(int many) {
            this.many = many;
            opened = new CountDownLatch(many);
        }

        /// When an article has come to each of them, as the machine counts nanoseconds.
        Collection<Long> await(String article) throws InterruptedException {
            Queue<Long> times = came.computeIfAbsent(article, fresh -> new ConcurrentLinkedQueue<>());
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (times.size() < many) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("it came to " + times.size() + " of " + many);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return times;
        }

        private Flow.Subscriber<String> reader() {
            return new Flow.Subscriber<>() {

                private boolean first = true;

                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    open.add(subscription);
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(String line) {
                    if (first) {
                        first = false;
                        opened.countDown();
                    }
                    Matcher article = ARTICLE.matcher(line);
                    if (line.startsWith("data:") && article.find()) {
                        came.computeIfAbsent(article.group(1), fresh -> new ConcurrentLinkedQueue<>())
                                .add(System.nanoTime());
                    }
                }

                @Override
                public void onError(Throwable cause) {
                    // Whoever waits for it finds that it is missing.
                }

                @Override
                public void onComplete() {}
            };
        }

        @Override
        public void close() {
            open.forEach(Flow.Subscription::cancel);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private String sent(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        // A node that has just been started may not have found its database yet.
        for (int tried = 0; answer.statusCode() == 503 && tried < TRIES; tried++) {
            Thread.sleep(PAUSE_MILLIS);
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest request(String parameters, String cursor) {
        return HttpRequest.newBuilder(URI.create(address + parameters + (cursor == null ? "" : "&cursor=" + cursor)))
                .header("X-Api-Key", key)
                .build();
    }

    private static long occurrences(String text) {
        long found = 0;
        for (int at = text.indexOf(CHANGE); at >= 0; at = text.indexOf(CHANGE, at + CHANGE.length())) {
            found++;
        }
        return found;
    }
}
