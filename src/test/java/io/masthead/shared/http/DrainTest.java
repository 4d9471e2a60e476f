package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// With a server of its own, of which Netty tells [Connections] as it does of the application's. Under load, with the
/// packaged application and a real SIGTERM: `./masthead bench drain`.
@Execution(ExecutionMode.CONCURRENT)
class DrainTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void doorIsClosedAndWhoIsInsideIsServed() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = listening(vertx);
            HttpServer management = listening(vertx);
            int port = server.actualPort();
            Drain drain = new Drain(Duration.ZERO);
            var farewells = new AtomicInteger();
            drain.whenClosed(farewells::incrementAndGet);
            try (Socket inside = new Socket("localhost", port)) {
                assertEquals("HTTP/1.1 200 OK", ask(inside));
                assertEquals(Status.UP, drain.call().getStatus());
                assertFalse(drain.isLeaving());

                drain.leave(port);

                assertEquals(Status.DOWN, drain.call().getStatus());
                assertTrue(drain.isLeaving());
                assertEquals(1, farewells.get());
                assertEquals("HTTP/1.1 200 OK", ask(inside));
                assertThrows(ConnectException.class, () -> new Socket("localhost", port).close());
                // Where health is asked for, it still answers.
                try (Socket other = new Socket("localhost", management.actualPort())) {
                    assertEquals("HTTP/1.1 200 OK", ask(other));
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    @Test
    void pauseIsNoLongerThanAnyLoadBalancerNeeds() {
        assertThrows(IllegalStateException.class, () -> new Drain(Duration.ofMinutes(3)));
        assertThrows(IllegalStateException.class, () -> new Drain(Duration.ofSeconds(-1)));
    }

    private static HttpServer listening(Vertx vertx) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(request -> request.response().end("served"))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[8192];
        int length = socket.getInputStream().read(answer);
        return new String(answer, 0, length, StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse("");
    }
}
