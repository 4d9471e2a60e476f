package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnfinishedBodyTest {

    private static final int CLIENTS = 5;

    @Test
    void whoLeavesInTheMiddleOfABodyIsNoErrorInTheLog() throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        Handler reader = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    errors.add(line.getLoggerName() + " " + line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        String authorization = "Authorization: Bearer " + Newsroom.token();
        Logger log = Logger.getLogger(ProblemAnswers.class.getName());
        log.addHandler(reader);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                try (Socket socket = new Socket("localhost", RestAssured.port)) {
                    socket.getOutputStream()
                            .write(("POST /v1/admin/tags HTTP/1.1\r\nHost: localhost\r\n" + authorization
                                            + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                                    .getBytes(StandardCharsets.US_ASCII));
                    Thread.sleep(200);
                }
            }
            Thread.sleep(500);
        } finally {
            log.removeHandler(reader);
        }

        assertEquals(List.of(), errors);
        assertEquals(200, RawHttp.send("GET", "/v1/admin/tags", authorization).status());
    }
}
