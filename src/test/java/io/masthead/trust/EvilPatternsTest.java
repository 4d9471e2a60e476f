package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.search.SearchReady;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.masthead.trust.Api.Operation;
import io.masthead.trust.Api.Parameter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Long texts that make a careless regular expression work for minutes are answered in no time.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvilPatternsTest {

    private static final long LONGEST = 2_000_000_000L;

    private static final List<String> EVIL =
            List.of("a".repeat(7000), "%20".repeat(2000) + "!", "-".repeat(6000) + "A", "a%2C".repeat(1700) + "%00");

    @Test
    void longTextInAnyParameterIsNoWork() {
        SearchReady.await();
        List<String> faults = new ArrayList<>();
        List<Operation> open = Api.operations(one -> one.reads() && !one.isStaffs() && !one.isPartners());
        for (Operation operation : open) {
            for (Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query") && parameter.choices().isEmpty()) {
                    EVIL.forEach(evil -> ask(faults, path(operation, "x") + "?" + parameter.name() + "=" + evil));
                } else if (parameter.in().equals("path")) {
                    EVIL.forEach(evil -> ask(faults, path(operation, evil)));
                }
            }
        }

        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: ",
                "Accept-Encoding: ",
                "Authorization: Bearer ",
                "Content-Type: ",
                "If-None-Match: ",
                "Range: bytes=",
                "traceparent: ",
                "User-Agent: ",
                "X-Api-Key: ",
                "X-Forwarded-For: ",
                "X-Request-Id: "
            })
    void longTextInAnyHeaderIsNoWork(String header) {
        for (String evil : List.of(
                "a".repeat(20_000) + "!",
                "a,".repeat(10_000),
                "0-".repeat(9_000),
                "\"\\".repeat(9_000),
                " ;q=".repeat(5_000))) {
            for (String target : List.of("/v1/articles?limit=1", "/v1/syndication/account", "/v1/admin/site")) {
                long begun = System.nanoTime();
                int status = RawHttp.send("GET", target, header + evil).status();
                assertTrue(status < 500, target + " " + status);
                assertTrue(System.nanoTime() - begun < LONGEST, header + evil.substring(0, 4) + " took long");
            }
        }
    }

    private static String path(Operation operation, String value) {
        return operation.path().replaceAll("\\{[^}]+}", value);
    }

    private static void ask(List<String> faults, String target) {
        long begun = System.nanoTime();
        Wire.Answer answer = Wire.get(target);
        long taken = System.nanoTime() - begun;
        if (taken > LONGEST || answer.status() >= 500) {
            faults.add(target.substring(0, 80) + ": " + answer.status() + " after " + taken / 1_000_000 + " ms");
        }
    }
}
