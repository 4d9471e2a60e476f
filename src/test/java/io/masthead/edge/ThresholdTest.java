package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private static final int TRIES = 50;

    private String authorization;

    @BeforeEach
    void signIn() {
        authorization = "Authorization: Bearer " + Newsroom.token();
    }

    /// Their turns are given back: whoever only waits for a client's bytes takes nothing from anybody.
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
            Thread.sleep(500);

            assertEquals(
                    200, RawHttp.send("GET", "/v1/admin/tags", authorization).status());
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
        assertEquals(200, RawHttp.send("GET", "/v1/admin/tags", authorization).status());
    }

    @Test
    void whatIsSentWaitsForItsTurnToo() throws Exception {
        String run = Long.toString(System.nanoTime(), 36);
        List<Callable<Integer>> writes = IntStream.range(0, MANY)
                .mapToObj(i -> (Callable<Integer>) () -> written(run + " " + i))
                .toList();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : senders.invokeAll(writes)) {
                assertEquals(201, one.get());
            }
        }
    }

    /// Whoever is refused because so many came, comes again.
    private int written(String name) throws InterruptedException, IOException {
        byte[] body = ("{\"name\": \"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        int status = 0;
        for (int i = 0; i < TRIES && status != 201; i++) {
            status = RawHttp.send(
                            "POST", "/v1/admin/tags", List.of(authorization, "Content-Type: application/json"), body)
                    .status();
            if (status != 201 && status != 503) {
                return status;
            }
            Thread.sleep(status == 503 ? 200 : 0);
        }
        return status;
    }
}
