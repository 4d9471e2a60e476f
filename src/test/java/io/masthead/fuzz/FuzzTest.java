package io.masthead.fuzz;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A short walk through everything, the same each time: the last test, because it leaves a newsroom that nobody knows.
/// `./masthead bench fuzz` takes the long one, another each time.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Order(Integer.MAX_VALUE)
class FuzzTest {

    private static final int REQUESTS = 500;
    private static final int LONGEST = 20_001;
    private static final double LEAST_DONE = 0.8;

    @Test
    void whateverIsAskedTheAnswerIsAsTheDocumentSays() throws IOException, InterruptedException {
        long seed = Long.getLong("fuzz.seed", 1);
        JsonNode document =
                new ObjectMapper().readTree(given().get("/openapi?format=json").asByteArray());
        try (Walk walk = new Walk("http://localhost:" + RestAssured.port, document, Newsroom.token(), seed, LONGEST)) {
            Outcome outcome = walk.send(Integer.getInteger("fuzz.requests", REQUESTS));
            Files.writeString(
                    Path.of("target", "fuzz.md"),
                    outcome.table() + "\n" + String.join("\n", outcome.refusals()) + "\n");
            System.out.printf(
                    "%d requests with seed %d: %s (by operation in target/fuzz.md). Never done: %s%n",
                    outcome.requests(), seed, outcome.statuses(), outcome.neverDone());
            assertEquals(
                    0, outcome.unexpected(), () -> "-Dfuzz.seed=" + seed + "\n" + String.join("\n", outcome.faults()));
            assertTrue(outcome.done() >= LEAST_DONE, () -> "Never done: " + outcome.neverDone());
        }
    }
}
