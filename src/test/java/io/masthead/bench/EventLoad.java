package io.masthead.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Posts batches of events, each event under a new name, one batch at a time on each connection.
///
/// @param event makes the JSON of an event from its name
record EventLoad(String address, String path, Function<String, String> event) {

    private static final int CONNECTIONS = 16;
    private static final int EVENTS_A_BATCH = 100;
    private static final String ACCEPTED = "\"accepted\"";

    /// Events that were acknowledged a second.
    double perSecond(int seconds) throws InterruptedException, IOException {
        AtomicLong acknowledged = new AtomicLong();
        long began = System.nanoTime();
        long until = began + TimeUnit.SECONDS.toNanos(seconds);
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> posts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                posts.add(() -> {
                    while (System.nanoTime() < until) {
                        acknowledged.addAndGet(post(client));
                    }
                    return null;
                });
            }
            for (var connection : threads.invokeAll(posts)) {
                connection.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
        return acknowledged.get() / ((System.nanoTime() - began) / 1e9);
    }

    private int post(HttpClient client) throws IOException, InterruptedException {
        String batch = UUID.randomUUID().toString().substring(0, 18);
        String events = IntStream.range(0, EVENTS_A_BATCH)
                .mapToObj(i -> event.apply(batch + "-" + i))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(events))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        int accepted = answer.body().split(ACCEPTED, -1).length - 1;
        if (answer.statusCode() != 200 || accepted != EVENTS_A_BATCH) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return accepted;
    }
}
