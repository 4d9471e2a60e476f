package io.masthead.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/// A node is not ready before it can answer fast.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RehearsalTest {

    @Inject
    InnerRequests inner;

    @Inject
    ObjectMapper json;

    @Test
    void nodeIsReadyOnceItHasAskedItselfForWhatReadersAskForMost() {
        String place = Newsroom.category("rehearsed", null);
        Story.about("rehearsed").in(place).publish();
        // Somebody may have come before it was ready: what is kept for them is no rehearsal.
        given().get("/v1/articles?limit=10").then().statusCode(200);
        Rehearsal rehearsal = new Rehearsal(true, inner, json);
        assertEquals(Status.DOWN, rehearsal.call().getStatus());

        List<String> answered = rehearsal.rehearse(Duration.ofSeconds(5));

        assertEquals(Status.UP, rehearsal.call().getStatus());
        for (String scene : List.of("/v1/pages/home", "/v1/articles/", "/v1/pages/article/")) {
            assertTrue(answered.stream().anyMatch(uri -> uri.startsWith(scene)), scene + " of " + answered);
        }
    }

    @Test
    void nodeThatIsSlowIsReadyAllTheSame() {
        Rehearsal rehearsal = new Rehearsal(true, inner, json);

        rehearsal.rehearse(Duration.ZERO);

        assertEquals(Status.UP, rehearsal.call().getStatus());
    }

    @Test
    void readinessWaitsForIt() throws InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        String health = "http://localhost:" + port + "/q/health/ready";
        String rehearsed = "checks.find { it.name == 'rehearsed' }.status";
        for (int i = 0; i < 100 && !"UP".equals(given().noFilters().get(health).path(rehearsed)); i++) {
            Thread.sleep(100);
        }
        given().noFilters().get(health).then().body(rehearsed, equalTo("UP"));
    }
}
