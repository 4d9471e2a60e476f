package io.masthead.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
        Rehearsal rehearsal = new Rehearsal(inner, json);
        assertEquals(Status.DOWN, rehearsal.call().getStatus());

        List<String> answered = rehearsal.rehearse();

        assertEquals(Status.UP, rehearsal.call().getStatus());
        for (String scene : List.of("/v1/pages/home", "/v1/articles?", "/v1/articles/", "/v1/pages/article/")) {
            assertTrue(answered.stream().anyMatch(uri -> uri.startsWith(scene)), scene + " of " + answered);
        }
    }

    @Test
    void readinessWaitsForIt() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        given().noFilters()
                .get("http://localhost:" + port + "/q/health/ready")
                .then()
                .body("checks.name", hasItem("rehearsed"));
    }
}
