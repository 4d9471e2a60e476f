package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// With a server of its own, into which Netty puts [SlowClients] as it does into the application's.
@Execution(ExecutionMode.CONCURRENT)
class SlowClientsTest {

    private static final int DRIPPING = 300;

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(request ->
                        request.body().onSuccess(body -> request.response().end("served")))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void nettyFindsIt() {
        assertTrue(ServiceLoader.load(ChannelInitializerExtension.class).stream()
                .anyMatch(found -> found.type().equals(SlowClients.class)));
    }

    @Test
    void drippingHeadsAndBodiesAreCutOffWhileOthersAreServed() throws Exception {
        List<Socket> dripping = new ArrayList<>();
        for (int i = 0; i < DRIPPING; i++) {
            Socket socket = new Socket("localhost", server.actualPort());
            String head = i % 2 == 0
                    ? "GET / HTTP/1.1\r\nX-Slow: "
                    : "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            dripping.add(socket);
        }
        long longest = 0;
        int cut = 0;
        long end = System.nanoTime() + 20_000_000_000L;
        while (cut < DRIPPING && System.nanoTime() < end) {
            long before = System.nanoTime();
            assertEquals("served", get());
            longest = Math.max(longest, System.nanoTime() - before);
            cut = 0;
            for (Socket socket : dripping) {
                cut += drip(socket) ? 0 : 1;
            }
            Thread.sleep(100);
        }

        assertEquals(DRIPPING, cut, "are cut off");
        assertTrue(longest < 2_000_000_000L, "somebody waited " + longest / 1_000_000 + " ms");
    }

    private static boolean drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    private static String get() throws IOException {
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
