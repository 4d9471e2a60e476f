package io.masthead.partner;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A node that takes in more changes than it can within a second.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BehindTest {

    private static final String ACCOUNT = "/v1/syndication/account";
    private static final String SUBJECT = "backlog";

    @Inject
    Backlog backlog;

    @Inject
    ChangeLog log;

    @Inject
    Tail tail;

    @Inject
    PublishedFixture database;

    /// Takes its time for each block.
    @Singleton
    static class Backlog implements Listener {

        private final Semaphore blocks = new Semaphore(0);

        @Override
        public void changed(List<Entry> entries) {
            if (entries.stream().anyMatch(entry -> entry.subject().equals(SUBJECT))) {
                try {
                    assertTrue(blocks.tryAcquire(10, TimeUnit.SECONDS));
                } catch (InterruptedException asked) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Test
    void partnersAreServedAsTheDatabaseSaysAndNotAsMemoryDoes() throws Exception {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT).then().statusCode(200);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                for (int i = 0; i < 1_001; i++) {
                    log.note(Change.of("test", SUBJECT, Id.next(), List.of()));
                }
            });
            TimeUnit.MILLISECONDS.sleep(600);
            backlog.blocks.release();
            while (!tail.isBehind()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            customer.request().get(ACCOUNT).then().statusCode(200);
            database.write("update partner set suspended_at = '2026-01-01' where id = "
                    + Id.of(customer.partner()).value());
            customer.request().get(ACCOUNT).then().statusCode(403).body("code", equalTo("partner-suspended"));
        } finally {
            backlog.blocks.release(10);
        }
    }
}
