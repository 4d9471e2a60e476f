package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.search.SearchReady;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.masthead.trust.Api.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation, asked for by everybody, against the table in `allowed.txt`.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AllowedTest {

    private static final Map<String, List<String>> TABLE = Allowed.read("allowed.txt");

    /// They would answer without end, or with everything; what follows the door is looked at first.
    private static final Set<String> ENDLESS = Set.of("streamChanges", "exportEverything");

    /// Only a program has one.
    private static final String OWN_TOKEN = "readCurrentToken";

    private static List<Operation> operations;
    private static List<Caller> callers;
    private static Things things;

    @BeforeEach
    void everythingIsThere() {
        if (things == null) {
            SearchReady.await();
            things = Things.shared();
            operations = Api.operations(all -> true);
            callers = Caller.all(TABLE.values());
        }
    }

    @Test
    void everyOperationStandsInTheTable() {
        assertEquals(
                operations.stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void theDocumentSaysWhatATokenNeeds() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : operations) {
            List<String> row = TABLE.get(operation.id());
            String said = switch (row.getLast()) {
                case "-" -> "Not for API tokens.";
                case "any" -> "Any API token will do.";
                default -> "An API token needs `" + row.getLast() + "`.";
            };
            if (operation.isStaffs()
                    && !row.getFirst().equals("anyone")
                    && !operation.description().endsWith(said)) {
                faults.add(operation + ": " + said);
            }
        }

        assertEquals(List.of(), faults);
    }

    @Test
    void nobodyElseGetsInAndTheDatabaseStaysAsItWas() {
        List<String> faults = new ArrayList<>();
        Set<String> changed = walk(faults);
        if (!changed.isEmpty() && faults.isEmpty()) {
            // What was still under way from before is done now; what a refused request did, it does again.
            changed = walk(faults);
        }

        assertEquals(List.of(), faults);
        assertEquals(Set.of(), changed, "tables that a refused request has changed");
    }

    @Test
    void whoMayIsLetIn() {
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Operation operation : operations) {
            for (Caller caller : callers) {
                if (caller.tries(operation, TABLE.get(operation.id()).getLast()) && may(caller, operation)) {
                    Wire.Answer answer = spoilt(operation, caller);
                    asked++;
                    boolean reads = operation.reads() && isServed(caller, operation);
                    if (answer.status() >= (reads ? 400 : 500) || answer.status() == 401 || answer.status() == 403) {
                        faults.add(caller + " at " + operation + ": " + answer.status() + " " + answer.body());
                    }
                }
            }
        }

        assertEquals(List.of(), faults);
        assertTrue(asked > 500, asked + " were asked for");
    }

    /// @return the tables that are not as before
    private Set<String> walk(List<String> faults) {
        Map<String, String> before = Dump.take();
        for (Operation operation : operations) {
            for (Caller caller : callers) {
                if (caller.tries(operation, TABLE.get(operation.id()).getLast()) && !may(caller, operation)) {
                    Wire.Answer answer = asGoodAsCanBe(operation, caller);
                    if (answer.status() != caller.refusal(operation)) {
                        faults.add(caller + " at " + operation + ": " + answer.status());
                    }
                }
            }
        }
        return Dump.changed(before, Dump.take());
    }

    private static boolean may(Caller caller, Operation operation) {
        List<String> row = TABLE.get(operation.id());
        return caller.may(row.getFirst(), row.getLast());
    }

    /// A request that would be served, were it not for who sends it.
    private static Wire.Answer asGoodAsCanBe(Operation operation, Caller caller) {
        List<String> headers = new ArrayList<>(List.of(caller.headers()));
        if (operation.takes("If-Match")) {
            headers.addAll(List.of("If-Match", "*"));
        }
        return Wire.send(
                operation.method(),
                things.address(operation),
                operation.type(),
                operation.body(),
                headers.toArray(String[]::new));
    }

    /// A request that gets through the door and no further: it changes nothing.
    private static Wire.Answer spoilt(Operation operation, Caller caller) {
        List<String> headers = new ArrayList<>(List.of(caller.headers()));
        String address = things.address(operation);
        String type = operation.type();
        if (operation.takes("If-Match")) {
            headers.addAll(List.of("If-Match", "\"v999999\""));
        } else if (operation.takes("Idempotency-Key")) {
            headers.addAll(List.of("Idempotency-Key", "k".repeat(129)));
        } else if (operation.method().equals("DELETE")) {
            address = address.replaceFirst("/[0-9A-Z]{13}$", "/0000000000000");
            headers = operation.id().equals("removeCurrentSession") ? forThisAlone() : headers;
        } else if (!operation.reads()) {
            type = "text/csv";
        } else if (isSpoilt(operation)) {
            address += "?colour=red";
        }
        return Wire.send(operation.method(), address, type, operation.body(), headers.toArray(String[]::new));
    }

    /// Authors have nothing of their own here, and other partners' keys neither.
    private static boolean isServed(Caller caller, Operation operation) {
        boolean everything = operation.isStaffs() ? caller.level().equals("admin") : !operation.isPartners();
        return everything
                && caller.scopes() == null
                && !isSpoilt(operation)
                && !operation.id().equals(OWN_TOKEN);
    }

    private static boolean isSpoilt(Operation operation) {
        return ENDLESS.contains(operation.id());
    }

    private static List<String> forThisAlone() {
        return List.of("Authorization", "Bearer " + Newsroom.logIn(Newsroom.CHIEF));
    }
}
