package io.masthead.shared.outbound;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.Receiver;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A name server that its owner of a webhook keeps: it says something else each time.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChangingNamesTest {

    private static final String WEBHOOKS = "/v1/admin/webhooks";
    private static final String ALLOWED = "127.0.0.1";

    @Inject
    AddressGuard guard;

    @Inject
    PublishedFixture database;

    @AfterEach
    void usualNames() {
        guard.resolver(InetAddress::getAllByName);
        database.write("delete from webhook");
    }

    @Test
    void nameThatLeadsIntoOurNetworkIsRefused() {
        for (String inside : List.of("127.0.0.2", "169.254.169.254", "::1", "::ffff:10.0.0.1")) {
            says(inside);
            make("http://turning.example/").then().statusCode(422).body("errors[0].code", equalTo("private-address"));
        }
    }

    @Test
    void nameThatChangesBetweenCheckAndCallLeadsNowhere() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String address = receiver.url().replace(ALLOWED, "turning.example");
            says(ALLOWED, "169.254.169.254", ALLOWED, "127.0.0.2");
            Response made = make(address);
            made.then().statusCode(201);
            String test = WEBHOOKS + "/" + made.path("id") + "/test";

            Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .post(test)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("dead"))
                    .body("tries[0].error", equalTo("private-address"))
                    .body("tries[0]", not(hasKey("status")));
            assertEquals(0, receiver.received().size());

            // What the check has passed is what is connected to: a third answer is not asked for.
            Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .post(test)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("delivered"));
            assertEquals(1, receiver.received().size());
        }
    }

    /// The answers of the name server, one for each question.
    private void says(String... addresses) {
        Deque<String> answers = new ArrayDeque<>(List.of(addresses));
        guard.resolver(host -> new InetAddress[] {InetAddress.ofLiteral(answers.removeFirst())});
    }

    private static Response make(String url) {
        return Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .post(WEBHOOKS);
    }
}
