package io.masthead.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.masthead.shared.id.Id;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A webhook's receiver that writes down what comes about articles, and when.
final class EventReceiver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;
    private static final Pattern ARTICLE = Pattern.compile("\"articleId\":\"([^\"]+)\"");

    private final HttpServer http;
    private final Map<String, Integer> arrived = new HashMap<>();
    private final AtomicReference<Hit> hit = new AtomicReference<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private long requests;
    private long disorder;
    private long overlaps;
    private long heard;
    private long silence;

    /// Something that is done once, before an event is answered.
    private record Hit(Runnable act, CompletableFuture<String> event) {}

    EventReceiver() throws IOException {
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
            Matcher article =
                    ARTICLE.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (article.find()) {
                begin(article.group(1));
                TimeUnit.MILLISECONDS.sleep(20);
                end(article.group(1), id);
                Hit once = hit.getAndSet(null);
                if (once != null) {
                    once.act.run();
                    once.event.complete(id);
                }
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(String article) {
        long now = System.nanoTime();
        // The nodes may take as long as they like to start.
        silence = requests++ == 0 ? 0 : Math.max(silence, now - heard);
        heard = now;
        if (!underWay.add(article)) {
            overlaps++;
        }
    }

    private synchronized void end(String article, String id) {
        underWay.remove(article);
        long number = Id.of(id.substring(id.indexOf('_') + 1)).value();
        if (arrived.merge(id, 1, Integer::sum) == 1 && last.getOrDefault(article, -1L) > number) {
            disorder++;
        }
        last.merge(article, number, Math::max);
    }

    /// Does something when the next event has come and before that is answered.
    ///
    /// @return complete with the event's id when it is done
    CompletableFuture<String> beforeAnswer(Runnable act) {
        var event = new CompletableFuture<String>();
        hit.set(new Hit(act, event));
        return event;
    }

    /// Waits until so many events have arrived, or for a while.
    void await(long events) throws InterruptedException {
        await(() -> arrived() >= events);
    }

    /// Waits until an event has come once more, or for a while.
    ///
    /// @return whether it has
    boolean awaitAgain(String event) throws InterruptedException {
        return await(() -> times(event) > 1);
    }

    private boolean await(BooleanSupplier come) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!come.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return come.getAsBoolean();
    }

    private synchronized int times(String event) {
        return arrived.getOrDefault(event, 0);
    }

    /// How many events, each counted once.
    synchronized long arrived() {
        return arrived.size();
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long disorder() {
        return disorder;
    }

    synchronized long overlaps() {
        return overlaps;
    }

    /// In seconds.
    synchronized double longestSilence() {
        return silence / 1e9;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
