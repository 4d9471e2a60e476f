package io.masthead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/// A server of somebody who is sent webhooks.
public final class Receiver implements AutoCloseable {

    /// Answers for itself what nobody decided on.
    @FunctionalInterface
    public interface Manner {
        void answer(HttpExchange exchange) throws IOException;
    }

    /// A request that came.
    public record Received(String id, String timestamp, String signature, String body) {

        public String type() {
            return json().getString("type");
        }

        /// What it is about, as the `data` says.
        public String article() {
            return json().getString("data.articleId");
        }

        /// Read, once it is what the OpenAPI document says.
        public JsonPath json() {
            JsonPath json = new JsonPath(body);
            ContractFilter.event(json, body);
            return json;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Received> status = one -> 204;
    private volatile Manner manner;

    /// Opens it on this machine, and answers `204` to everything.
    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /// From now on it answers so.
    public void answers(int always) {
        answers(one -> always);
    }

    public void answers(ToIntFunction<Received> how) {
        manner = null;
        status = how;
    }

    /// From now on it behaves so.
    public void behaves(Manner how) {
        manner = how;
    }

    /// What came until now, in order.
    public List<Received> received() {
        return List.copyOf(received);
    }

    /// The types of what came, in order.
    public List<String> types() {
        return received.stream().map(Received::type).toList();
    }

    /// The types of what came about an article, in order.
    public List<String> typesOf(String article) {
        return received.stream()
                .filter(one -> article.equals(one.article()))
                .map(Received::type)
                .toList();
    }

    /// Waits until so much has come.
    ///
    /// @return whether it has, within ten seconds
    public synchronized boolean awaitReceived(int many) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (received.size() < many && System.nanoTime() < end) {
            wait(100);
        }
        return received.size() >= many;
    }

    public void forget() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var one = new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            note(one);
            if (manner != null) {
                manner.answer(exchange);
            } else {
                exchange.sendResponseHeaders(status.applyAsInt(one), -1);
            }
        }
    }

    private synchronized void note(Received one) {
        received.add(one);
        notifyAll();
    }
}
