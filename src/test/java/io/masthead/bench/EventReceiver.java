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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A webhook's receiver that writes down what comes about articles, and when.
final class EventReceiver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;
    private static final Pattern ARTICLE = Pattern.compile("\"articleId\":\"([^\"]+)\"");

    private final HttpServer http;
    private final Set<String> arrived = new HashSet<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private long requests;
    private long disorder;
    private long overlaps;
    private long heard = System.nanoTime();
    private long silence;

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
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(String article) {
        requests++;
        silence = Math.max(silence, System.nanoTime() - heard);
        heard = System.nanoTime();
        if (!underWay.add(article)) {
            overlaps++;
        }
    }

    private synchronized void end(String article, String id) {
        underWay.remove(article);
        long number = Id.of(id.substring(id.indexOf('_') + 1)).value();
        if (arrived.add(id) && last.getOrDefault(article, -1L) > number) {
            disorder++;
        }
        last.merge(article, number, Math::max);
    }

    /// Waits until so many events have arrived, or for a while.
    void await(long events) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (arrived() < events && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
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
