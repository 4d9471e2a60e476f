package io.masthead.shared.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.masthead.shared.http.Network;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private static final byte[] NOTHING = {};
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final Outbound outbound =
            new Outbound(vertx, new AddressGuard(List.of(Network.parse("127.0.0.1/32")), host -> lookUp()));
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        enough.countDown();
        server.stop(0);
        vertx.close();
    }

    @Test
    void requestArrivesAsItWasMeant() throws Exception {
        var call = new Outbound.Call(
                "POST",
                address("/echo"),
                Map.of("X-One", "1"),
                "hello".getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(5),
                100);

        Outbound.Answer answer = outbound.send(call);

        assertEquals(200, answer.status());
        assertEquals(
                "POST name.example:" + server.getAddress().getPort() + " 1 hello",
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        assertEquals(302, outbound.send(get("/away", 5)).status());
        assertEquals(1, requests.get());
    }

    @Test
    void nameIsLookedUpOnceAndCannotChangeBeforeTheCall() throws Exception {
        assertEquals(200, outbound.send(get("/echo", 5)).status());
        assertEquals(1, lookUps.get());

        CallRefused refused = assertThrows(CallRefused.class, () -> outbound.send(get("/echo", 5)));
        assertEquals("private-address", refused.code());
        assertEquals(1, requests.get());
    }

    @Test
    void bodyIsReadAsFarAsWanted() throws Exception {
        assertEquals(100, outbound.send(get("/endless", 5)).body().length);
    }

    @Test
    void whoNeverAnswersIsGivenUp() {
        long began = System.nanoTime();

        assertThrows(IOException.class, () -> outbound.send(get("/never", 1)));
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(4).toNanos());
    }

    @Test
    void nobodyThereIsAnErrorAtOnce() {
        server.stop(0);

        assertThrows(IOException.class, () -> outbound.send(get("/echo", 5)));
    }

    private Outbound.Call get(String path, int seconds) {
        return new Outbound.Call("GET", address(path), Map.of(), NOTHING, Duration.ofSeconds(seconds), 100);
    }

    private String address(String path) {
        return "http://name.example:" + server.getAddress().getPort() + path;
    }

    /// Allowed the first time, the machine's own network the second.
    private InetAddress[] lookUp() {
        return new InetAddress[] {lookUps.getAndIncrement() == 0 ? HERE : InetAddress.ofLiteral("127.0.0.2")};
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            switch (exchange.getRequestURI().getPath()) {
                case "/away" -> {
                    exchange.getResponseHeaders().add("Location", address("/echo"));
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (true) {
                        body.write(new byte[1000]);
                    }
                }
                case "/never" -> enough.await();
                default -> {
                    var headers = exchange.getRequestHeaders();
                    byte[] echo = (exchange.getRequestMethod() + " " + headers.getFirst("Host") + " "
                                    + headers.getFirst("X-One") + " "
                                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, echo.length);
                    body.write(echo);
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
