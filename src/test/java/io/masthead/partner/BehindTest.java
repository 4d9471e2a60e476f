package io.masthead.partner;

import static org.hamcrest.Matchers.equalTo;

import io.masthead.shared.id.Id;
import io.masthead.testing.Backlog;
import io.masthead.testing.Customer;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A node that takes in more changes than it can within a second.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BehindTest {

    private static final String ACCOUNT = "/v1/syndication/account";

    @Inject
    Backlog backlog;

    @Inject
    PublishedFixture database;

    @AfterEach
    void catchUp() {
        backlog.end();
    }

    @Test
    void partnersAreServedAsTheDatabaseSaysAndNotAsMemoryDoes() throws InterruptedException {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT).then().statusCode(200);

        backlog.begin();

        customer.request().get(ACCOUNT).then().statusCode(200);
        database.write("update partner set suspended_at = '2026-01-01' where id = "
                + Id.of(customer.partner()).value());
        customer.request().get(ACCOUNT).then().statusCode(403).body("code", equalTo("partner-suspended"));
    }
}
