package io.masthead.partner;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Customer;
import io.masthead.testing.LogWatch;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// The [LogWatch] reads along in every test of the suite; here is what it would notice.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SecretsInLogsTest {

    @Test
    void watchNoticesAKeyInTheLog() {
        Logger.getLogger("careless")
                .warnf("A request with %s came.", KeyText.fresh("live").text());
        Logger.getLogger("careless")
                .warn("Failed.", new IllegalStateException(KeyText.fresh("test").text()));

        assertEquals(List.of("careless", "careless"), LogWatch.leaks());
    }

    @Test
    void noKeyIsLoggedWhateverIsDoneWithIt() {
        Customer customer = Customer.under(Customer.allowing());
        String account = "/v1/syndication/account";
        customer.request().get(account).then().statusCode(200);
        customer.request()
                .contentType("application/json")
                .post(account + "/keys/rotate")
                .then()
                .statusCode(201);
        Customer.with(customer.secret() + "0").get(account).then().statusCode(401);
        given().get(account + "?api_key=" + customer.secret()).then().statusCode(400);
        given().get("/v1/articles?api_key=" + customer.secret()).then().statusCode(400);
        given().get("/v1/articles/" + customer.secret()).then().statusCode(404);
        customer.request().get("/v1/no-such").then().statusCode(404);
        Newsroom.admin()
                .contentType("application/json")
                .body("{\"name\": \"" + customer.secret() + "\", \"plan\": 7}")
                .post("/v1/admin/partners")
                .then()
                .statusCode(400);

        assertEquals(List.of(), LogWatch.leaks());
    }
}
