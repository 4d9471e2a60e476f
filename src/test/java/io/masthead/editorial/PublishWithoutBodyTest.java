package io.masthead.editorial;

import static io.masthead.testing.Newsroom.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishWithoutBodyTest {

    @Test
    void anActionNeedsNeitherBodyNorMediaType() {
        String id = Newsroom.create("/v1/admin/articles", Map.of("title", "Published with nothing said"));
        admin().noContentType()
                .header("If-Match", "\"v0\"")
                .post("/v1/admin/articles/" + id + "/publish")
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));
        given().get("/v1/articles/" + id).then().statusCode(200);
    }

    @Test
    void aSaveWithoutBodyIsRefused() {
        admin().noContentType().post("/v1/admin/articles").then().statusCode(400);
    }
}
