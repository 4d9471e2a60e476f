package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.masthead.trust.Api.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Members that nobody offered to write are refused, in every body there is.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MassAssignmentTest {

    /// What the tables have and no input: each is tried wherever the document does not name it.
    private static final Map<String, String> PRIVATE = Map.of(
            "id", "\"0MZ5Q4T2C8V1K\"",
            "role", "\"admin\"",
            "createdAt", "\"2001-01-01T00:00:00Z\"",
            "revision", "7",
            "state", "\"published\"",
            "passwordHash", "\"$argon2id$\"",
            "createdBy", "\"0MZ5Q4T2C8V1K\"");

    @Test
    void membersThatNobodyOfferedAreRefused() {
        Things things = Things.shared();
        List<Operation> writing =
                Api.operations(one -> one.isJson() && !one.members().isEmpty());
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (Operation operation : writing) {
            for (Map.Entry<String, String> member : PRIVATE.entrySet()) {
                if (!operation.members().contains(member.getKey())) {
                    Wire.Answer answer = send(things, operation, body(operation, member));
                    tried++;
                    if (answer.status() != 400 || !answer.body().contains("\"unknown-member\"")) {
                        faults.add(operation + " takes " + member.getKey() + ": " + answer.status() + answer.body());
                    }
                }
            }
        }

        assertEquals(List.of(), faults);
        assertTrue(tried > 400, tried + " were tried");
    }

    private static Wire.Answer send(Things things, Operation operation, String body) {
        List<String> headers = new ArrayList<>();
        headers.addAll(
                operation.isPartners()
                        ? List.of("X-Api-Key", things.key())
                        : List.of("Authorization", "Bearer " + Newsroom.token()));
        if (operation.takes("If-Match")) {
            headers.addAll(List.of("If-Match", "*"));
        }
        return Wire.send(
                operation.method(), things.address(operation), operation.type(), body, headers.toArray(String[]::new));
    }

    private static String body(Operation operation, Map.Entry<String, String> member) {
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode body = operation.method().equals("PATCH")
                    ? json.createObjectNode()
                    : (ObjectNode) json.readTree(operation.body());
            return body.set(member.getKey(), json.readTree(member.getValue())).toString();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(operation.body(), broken);
        }
    }
}
