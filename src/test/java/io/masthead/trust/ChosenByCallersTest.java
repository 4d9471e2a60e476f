package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.TrustedProxies;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.masthead.trust.Api.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a caller may write down freely moves no limit and shows nothing.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChosenByCallersTest {

    private static final String ACCOUNT = "/v1/syndication/account";

    @AfterEach
    void nobodyIsTrusted() {
        TrustedProxies.trust("");
    }

    @Test
    void addressesThatCallersPutBeforeTheirOwnMoveNoLimit() {
        TrustedProxies.trust("127.0.0.0/8, ::1");
        for (int i = 0; i < 100; i++) {
            assertEquals(401, from("198.51.100." + i + ", 203.0.113.178", "mh_live_mistyped"));
        }
        assertEquals(429, from("198.51.100.200, 203.0.113.178", "mh_live_mistyped"));
    }

    @Test
    void addressThatNoProxyOfOursHasToldOpensNoKey() {
        Customer pinned = Customer.under(Customer.allowing(), Map.of("networks", List.of("203.0.113.0/24")));
        for (String header : List.of("X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP", "True-Client-IP")) {
            String value = header.equals("Forwarded") ? "for=203.0.113.7" : "203.0.113.7";
            Wire.Answer answer = Wire.get(ACCOUNT, "X-Api-Key", pinned.secret(), header, value);
            assertEquals(403, answer.status(), header);
        }
        TrustedProxies.trust("127.0.0.0/8, ::1");
        assertEquals(200, from("203.0.113.7", pinned.secret()));
        assertEquals(403, from("203.0.113.7, 198.51.100.9", pinned.secret()));
    }

    @Test
    void whatIsPrivateIsNoOrderNoFieldAndNoFilter() {
        for (Operation operation : Api.operations(one -> one.reads() && (one.takes("sort") || one.takes("fields")))) {
            String path = operation.path().replaceAll("\\{[^}]+}", "x") + (operation.takes("q") ? "?q=a&" : "?");
            for (String secret : List.of("passwordHash", "createdBy", "draft", "revision", "secret")) {
                for (String asked : List.of("sort=" + secret, "sort=-" + secret, "fields=" + secret, secret + "=a")) {
                    Wire.Answer answer = Wire.get(path + asked, "Authorization", "Bearer " + Newsroom.token());
                    String name = asked.substring(0, asked.indexOf('='));
                    assertEquals(400, answer.status(), operation + " " + asked);
                    assertTrue(answer.body().contains("\"pointer\":\"" + name + "\""), asked + answer.body());
                    assertFalse(answer.body().matches(".*\"allowed\":.*" + secret + "\".*"), answer.body());
                }
            }
        }
    }

    private static int from(String addresses, String key) {
        return RawHttp.send("GET", ACCOUNT, "X-Api-Key: " + key, "X-Forwarded-For: " + addresses)
                .status();
    }
}
