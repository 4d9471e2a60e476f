package io.masthead.bench;

import io.masthead.bench.CrashBench.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Views over some connections, with and without names, until the server is gone; each answer is noted.
final class CrashLoad implements AutoCloseable {

    private static final int CONNECTIONS = 32;
    private static final int EVENTS_A_REQUEST = 500;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private volatile boolean ended;

    CrashLoad(String address) {
        this.address = address;
    }

    /// Posts these views over half of the connections.
    void begin(Acknowledged views) {
        URI path = URI.create(address + "/v1/articles/" + views.article() + "/views");
        for (int i = 0; i < CONNECTIONS / 2; i++) {
            Thread.ofVirtual().start(() -> post(path, views));
        }
    }

    /// Reports every name that was ever sent once more, in batches.
    static void repeat(String address, Acknowledged named) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (long from = 0; from < named.sent(); from += EVENTS_A_REQUEST) {
                String events = LongStream.range(from, Math.min(from + EVENTS_A_REQUEST, named.sent()))
                        .mapToObj(number -> "{\"eventId\":\"crash-" + number + "\",\"articleId\":\"" + named.article()
                                + "\",\"at\":\"" + Instant.now() + "\"}")
                        .collect(Collectors.joining(",", "{\"events\":[", "]}"));
                HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/views"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(events))
                        .build();
                int status = client.send(request, BodyHandlers.ofString()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("the repetition was answered " + status);
                }
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        client.shutdownNow();
    }

    private void post(URI path, Acknowledged views) {
        while (!ended) {
            HttpRequest request = HttpRequest.newBuilder(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(views.next()))
                    .build();
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 204) {
                    views.acknowledge();
                }
            } catch (IOException | InterruptedException killed) {
                return;
            }
        }
    }
}
