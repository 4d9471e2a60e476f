package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ThresholdTest {

    /// More than may be under way at once.
    private static final int MANY = 40;

    private String authorization;

    @BeforeEach
    void signIn() {
        authorization = "Authorization: Bearer " + Newsroom.token();
    }

    /// Whoever only waits for a client's bytes takes nothing from anybody, from the first moment on.
    @Test
    void thoseWhoSendSlowlyKeepNobodyElseOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                Socket one = new Socket("localhost", RestAssured.port);
                slow.add(one);
                one.getOutputStream()
                        .write(("POST /v1/admin/tags HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + authorization + "\r\nContent-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(
                    200, RawHttp.send("GET", "/v1/admin/tags", authorization).status());
            assertEquals(201, write("meanwhile " + System.nanoTime()));
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
        assertEquals(200, RawHttp.send("GET", "/v1/admin/tags", authorization).status());
    }

    @Test
    void manyWhoReadOrWriteAtOnceAreAllServed() throws Exception {
        String run = Long.toString(System.nanoTime(), 36);
        List<Callable<Integer>> many = IntStream.range(0, MANY)
                .mapToObj(i -> (Callable<Integer>) () -> i % 2 == 0 ? write(run + " " + i) : read(i))
                .toList();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : senders.invokeAll(many)) {
                statuses.add(one.get());
            }
            assertEquals(Set.of(200, 201), Set.copyOf(statuses));
        }
    }

    private int read(int limit) {
        return RawHttp.send("GET", "/v1/admin/tags?limit=" + (1 + limit), authorization)
                .status();
    }

    private int write(String name) {
        byte[] body = ("{\"name\": \"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        return RawHttp.send("POST", "/v1/admin/tags", List.of(authorization, "Content-Type: application/json"), body)
                .status();
    }
}
