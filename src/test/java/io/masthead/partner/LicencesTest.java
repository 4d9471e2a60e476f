package io.masthead.partner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What another node does when it hears of a change.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LicencesTest {

    @Inject
    EntityManager database;

    @Test
    void anotherNodeForgetsWhatTheLogNames() {
        Customer customer = Customer.under(Customer.allowing());
        Customer bystander = Customer.under(Customer.allowing());
        Licences other = new Licences(database);
        assertFalse(find(other, customer).revoked());
        assertFalse(find(other, bystander).suspended());

        Newsroom.admin()
                .delete("/v1/admin/partners/" + customer.partner() + "/keys/" + customer.key())
                .then()
                .statusCode(204);
        assertFalse(known(other, customer).orElseThrow().revoked(), "it has not heard of it yet");
        hear(other, "partner-key", customer.key());
        assertTrue(known(other, customer).isEmpty());
        assertTrue(known(other, bystander).isPresent());
        assertTrue(find(other, customer).revoked());

        hear(other, "plan", bystander.plan());
        assertTrue(known(other, bystander).isEmpty());
        find(other, bystander);
        hear(other, "partner", bystander.partner());
        assertTrue(known(other, bystander).isEmpty());
        find(other, bystander);
        hear(other, "article", bystander.partner());
        assertTrue(known(other, bystander).isPresent());
    }

    private Licence find(Licences node, Customer customer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> node.find(prefix(customer)).orElseThrow());
    }

    private static Optional<Licence> known(Licences node, Customer customer) {
        return node.known(prefix(customer));
    }

    private static String prefix(Customer customer) {
        return KeyText.parse(customer.secret()).orElseThrow().prefix();
    }

    private static void hear(Licences node, String subject, String id) {
        node.changed(List.of(new Entry(1, Instant.now(), "update", subject, Id.of(id), Set.of())));
    }
}
