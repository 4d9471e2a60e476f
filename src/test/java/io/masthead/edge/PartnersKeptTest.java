package io.masthead.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Partners are answered from memory too, but nobody who has not passed the door, and never across plans.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PartnersKeptTest {

    private static final String ARTICLES = "/v1/syndication/articles";

    @Inject
    Renderings renderings;

    @Inject
    TestClock clock;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
    }

    @Test
    void keptAnswerIsTheSameAndCostsNoStatement() {
        String sort = Newsroom.category("sort", null);
        Written story = Story.about("kept").in(sort).publish();
        Customer customer = Customer.under(Customer.allowing(sort));
        for (String path : List.of(ARTICLES + "/" + story.id(), ARTICLES + "?category=" + sort)) {
            Response rendered = customer.request().get(path);
            customer.request().get(path).then().statusCode(200);
            long begun = renderings.begun();

            Response kept = customer.request().get(path);
            assertEquals(begun, renderings.begun());
            assertNull(kept.header("Server-Timing"));
            assertEquals(rendered.asString(), kept.asString());
            for (String header : List.of("ETag", "Cache-Control", "Vary", "RateLimit-Policy", "Content-Type")) {
                assertEquals(rendered.header(header), kept.header(header), header);
            }
            assertNotEquals(rendered.header("RateLimit"), kept.header("RateLimit"));
            assertNull(kept.header("Surrogate-Key"));
            customer.request()
                    .header("If-None-Match", kept.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304);
        }
        Newsroom.admin()
                .get("/v1/admin/partner-usage?partner=" + customer.partner())
                .then()
                .body("data.find { it.endpoint == 'read-article' }.served", equalTo(4));
    }

    @Test
    void changesReachWhatIsKept() {
        String sort = Newsroom.category("sort", null);
        String aside = Newsroom.category("aside", null);
        Written story = Story.about("kept").in(sort).publish();
        Customer customer = Customer.under(Customer.allowing(sort));
        String path = ARTICLES + "/" + story.id();

        twice(customer, path).then().statusCode(200);
        story.revise("title", "Another").publish();
        twice(customer, path).then().body("title", equalTo("Another"));
        twice(customer, ARTICLES).then().body("data.title", equalTo(List.of("Another")));
        story.revise("category", aside).publish();
        twice(customer, path).then().statusCode(404).header("RateLimit", notNullValue());
        twice(customer, ARTICLES).then().body("data", empty());
        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("parent", sort))
                .patch("/v1/admin/categories/" + aside);
        twice(customer, path).then().statusCode(200);
        twice(customer, ARTICLES).then().body("data.id", equalTo(List.of(story.id())));
        customer.changePlan(Map.of("content", "summary"));
        twice(customer, path).then().statusCode(200).body("body", nullValue());
        story.kill("Court order", true);
        twice(customer, path).then().statusCode(410).body("reason", equalTo("Court order"));
        twice(customer, ARTICLES).then().body("data", empty());
    }

    @Test
    void nobodyGetsInThroughWhatIsKept() {
        String sort = Newsroom.category("sort", null);
        Written story = Story.about("kept").in(sort).publish();
        Customer customer = Customer.under(Customer.allowing(sort));
        Customer other = Customer.under(Customer.allowing());
        String path = ARTICLES + "/" + story.id();
        twice(customer, path).then().statusCode(200);

        given().get(path).then().statusCode(401);
        twice(other, path).then().statusCode(404);
        customer.request()
                .get(path + "?api_key=" + customer.secret())
                .then()
                .statusCode(400)
                .body("code", equalTo("key-in-address"));
        String header = "X-Api-Key: " + customer.secret();
        assertEquals(400, RawHttp.send("GET", path, header, header).status());
        assertEquals(401, RawHttp.send("GET", path, header + "0").status());
        Newsroom.admin()
                .delete("/v1/admin/partners/" + customer.partner() + "/keys/" + customer.key())
                .then()
                .statusCode(204);
        customer.request().get(path).then().statusCode(401);
    }

    @Test
    void limitsHoldForWhatIsKept() {
        String sort = Newsroom.category("sort", null);
        Written story = Story.about("kept").in(sort).publish();
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("requestsPerDay", 5);
        Customer customer = Customer.under(plan);

        for (int i = 0; i < 5; i++) {
            customer.request().get(ARTICLES + "/" + story.id()).then().statusCode(200);
        }
        customer.request()
                .get(ARTICLES + "/" + story.id())
                .then()
                .statusCode(429)
                .body("code", equalTo("quota-exceeded"));
    }

    @Test
    void delayedArticleComesInByTheClock() {
        String sort = Newsroom.category("sort", null);
        Written story = Story.about("late").in(sort).publish();
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("delayMinutes", 30);
        Customer customer = Customer.under(plan);
        twice(customer, ARTICLES + "/" + story.id()).then().statusCode(404);
        twice(customer, ARTICLES).then().body("data", empty());

        clock.forward(Duration.ofMinutes(31));

        twice(customer, ARTICLES + "/" + story.id()).then().statusCode(200);
        twice(customer, ARTICLES).then().body("data.id", equalTo(List.of(story.id())));
    }

    /// The first may go the long way; the second is answered from memory if anything is.
    private static Response twice(Customer customer, String path) {
        String first = customer.request().get(path).asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
        Response second = customer.request().get(path);
        assertEquals(first, second.asString().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        return second;
    }
}
