package io.masthead.staff;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenIdConnectTest {

    private static final String AUDIENCE = "masthead";
    private static final String CURRENT = "/v1/admin/sessions/current";

    @Inject
    TokenIssuer trusted;

    @Inject
    TestClock clock;

    private TestIssuer issuer;
    private PublicJsonWebKey key;
    private final String subject = "sub-" + Id.next();
    private final String email = subject.toLowerCase() + "@staff.example";

    @BeforeEach
    void anIssuerIsTrusted() {
        issuer = new TestIssuer();
        key = issuer.publishRsa("first");
        trusted.trust(Optional.of(IssuerSettings.of(
                issuer.address(), Optional.of(AUDIENCE), "realm.roles", "writers=author,desk=editor,chiefs=admin")));
    }

    @AfterEach
    void nobodyIsTrusted() {
        trusted.trust(Optional.empty());
        issuer.close();
        clock.reset();
    }

    @Test
    void staffIsMadeAtFirstSightWithTheHighestRole() {
        String token = signed(claims("writers", "desk", "cooks"));

        Response first = get(token);
        first.then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("name", equalTo("Lin Yue"))
                .body("role", equalTo("editor"));
        get(token).then().statusCode(200).body("id", equalTo(first.path("id")));
        Newsroom.bearing(token).get("/v1/admin/staff").then().statusCode(403);
        Newsroom.admin().get("/v1/admin/staff/" + first.path("id")).then().body("issuer", equalTo(issuer.address()));
        Newsroom.admin()
                .get("/v1/admin/audit-log?staff=" + first.path("id"))
                .then()
                .body("data.operation", hasItem("admitFromIssuer"))
                .body("data[0].via", equalTo("issuer"));
    }

    @Test
    void firstRequestsAtOnceMakeOneMember() throws Exception {
        String token = signed(claims("writers"));
        Callable<Response> ask = () -> get(token);
        List<String> ids = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Response> done : threads.invokeAll(java.util.Collections.nCopies(6, ask))) {
                done.get().then().statusCode(200);
                ids.add(done.get().path("id"));
            }
        }
        assertEquals(1, ids.stream().distinct().count());
    }

    @Test
    void roleOfTheTokenCountsAtOnceAndIsNotOursToChange() {
        String id = get(signed(claims("writers"))).path("id");
        get(signed(claims("chiefs"))).then().body("role", equalTo("admin")).body("id", equalTo(id));
        get(signed(claims("writers"))).then().body("role", equalTo("author"));

        Response member = Newsroom.admin().get("/v1/admin/staff/" + id);
        Newsroom.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", member.header("ETag"))
                .body(Map.of("role", "admin"))
                .patch("/v1/admin/staff/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("role-from-issuer"));
        get(signed(claims("cooks"))).then().statusCode(403).body("code", equalTo("no-role"));
        get(signed(claims())).then().statusCode(403);
    }

    @Test
    void suspendedPersonIsRefusedWhateverTheIssuerSays() {
        String token = signed(claims("desk"));
        String id = get(token).path("id");
        Response member = Newsroom.admin().get("/v1/admin/staff/" + id);
        Newsroom.admin()
                .header("If-Match", member.header("ETag"))
                .post("/v1/admin/staff/" + id + "/suspend")
                .then()
                .statusCode(200);

        unauthorized(token);
        unauthorized(signed(claims("chiefs")));
    }

    @Test
    void accountMadeHereIsNeverTakenOver() {
        JwtClaims claims = claims("chiefs");
        claims.setStringClaim("email", Newsroom.CHIEF.toUpperCase());

        get(signed(claims)).then().statusCode(403).body("code", equalTo("account-exists"));
    }

    @Test
    void addressHasToBeVerifiedAtFirstSight() {
        JwtClaims claims = claims("desk");
        claims.setClaim("email_verified", false);
        get(signed(claims)).then().statusCode(403).body("code", equalTo("email-not-verified"));
        claims.unsetClaim("email_verified");
        get(signed(claims)).then().statusCode(403);

        get(signed(claims("desk"))).then().statusCode(200);
        get(signed(claims)).then().statusCode(200);
    }

    @Test
    void issuedPeopleHaveNoPassword() {
        String token = signed(claims("desk"));
        get(token).then().statusCode(200);

        Newsroom.bearing(token)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", "x", "newPassword", "seven herons over the weir"))
                .post("/v1/admin/staff/me/password")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-password"));
        Newsroom.bearing(token).delete(CURRENT).then().statusCode(404);
        io.restassured.RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "null"))
                .post("/v1/admin/sessions")
                .then()
                .statusCode(401);
        Hiring.forgiveFailures();
    }

    @Test
    void ellipticCurvesAreKnownToo() {
        PublicJsonWebKey ec = issuer.publishEc("curve");

        get(TestIssuer.sign(claims("desk"), "ES256", ec.getPrivateKey(), "curve"))
                .then()
                .statusCode(200);
    }

    @Test
    void rotatedKeysAreFoundAndOldOnesForgotten() {
        String before = signed(claims("desk"));
        get(before).then().statusCode(200);
        issuer.withdrawAll();
        PublicJsonWebKey second = issuer.publishRsa("second");
        String after = TestIssuer.sign(claims("desk"), "RS256", second.getPrivateKey(), "second");

        unauthorized(after);
        clock.forward(Duration.ofSeconds(11));
        get(TestIssuer.sign(claims("desk"), "RS256", second.getPrivateKey(), "second"))
                .then()
                .statusCode(200);
        unauthorized(before);
    }

    @Test
    void nonsenseDoesNotMakeUsAskAgainAndAgain() {
        get(signed(claims("desk"))).then().statusCode(200);
        PublicJsonWebKey unknown = TestIssuer.rsa("unknown");
        for (int i = 0; i < 20; i++) {
            unauthorized(TestIssuer.sign(claims("desk"), "RS256", unknown.getPrivateKey(), "unknown-" + i));
        }

        assertEquals(1, issuer.asked());
    }

    @Test
    void keysThatAreKnownGoOnWhileTheIssuerIsAway() {
        get(signed(claims("desk"))).then().statusCode(200);
        issuer.close();
        clock.forward(Duration.ofMinutes(11));

        get(signed(claims("desk"))).then().statusCode(200);
    }

    @Test
    void anIssuerThatStopsInTheMiddleOfItsAnswerHoldsNobodyUp() {
        get(signed(claims("desk"))).then().statusCode(200);
        issuer.stall();
        clock.forward(Duration.ofMinutes(11));

        assertTimeoutPreemptively(
                Duration.ofSeconds(15), () -> get(signed(claims("desk"))).then().statusCode(200));
    }

    @Test
    void issuerThatCannotBeAskedIsUnavailable() {
        issuer.close();

        get(signed(claims("desk"))).then().statusCode(503);
    }

    @Test
    void forgedTokensAreRefused() {
        PublicJsonWebKey forged = TestIssuer.rsa("first");
        unauthorized(TestIssuer.sign(claims("chiefs"), "RS256", forged.getPrivateKey(), "first"));
        unauthorized(TestIssuer.sign(claims("chiefs"), "none", null, "first"));
        String pem = java.util.Base64.getMimeEncoder()
                .encodeToString(key.getPublicKey().getEncoded());
        for (byte[] secret : List.of(
                key.getPublicKey().getEncoded(),
                ("-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.UTF_8))) {
            unauthorized(TestIssuer.sign(claims("chiefs"), "HS256", new HmacKey(secret), "first"));
        }
        String good = signed(claims("desk"));
        unauthorized(good.substring(0, good.length() - 6) + "AAAAAA");
        unauthorized(good.replaceFirst("\\.", ".e30"));
        unauthorized("a.b.c");
        unauthorized("..");
        unauthorized(good + "." + good);
        get(good).then().statusCode(200);
    }

    @Test
    void tokensForOthersAndOfOtherTimesAreRefused() {
        JwtClaims audience = claims("desk");
        audience.setAudience("another-service");
        JwtClaims nobody = claims("desk");
        nobody.unsetClaim("aud");
        JwtClaims other = claims("desk");
        other.setIssuer("http://localhost:1");
        JwtClaims expired = claims("desk");
        expired.setExpirationTime(NumericDate.fromSeconds(now() - 31));
        JwtClaims endless = claims("desk");
        endless.unsetClaim("exp");
        JwtClaims early = claims("desk");
        early.setNotBefore(NumericDate.fromSeconds(now() + 60));
        JwtClaims nameless = claims("desk");
        nameless.unsetClaim("sub");

        for (JwtClaims claims : List.of(audience, nobody, other, expired, endless, early, nameless)) {
            unauthorized(signed(claims));
        }
        audience.setAudience("another-service", AUDIENCE);
        get(signed(audience)).then().statusCode(200);
    }

    @Test
    void withoutAnIssuerSuchTokensAreNobodys() {
        String token = signed(claims("desk"));
        trusted.trust(Optional.empty());

        unauthorized(token);
    }

    @Test
    void settingsThatCannotBeUsedStopTheStart() {
        for (String address : List.of("http://issuer.example", "issuer.example", "ftp://x", "https://x?y=1", " ")) {
            refused(address, Optional.of(AUDIENCE), "a=admin");
        }
        refused("https://issuer.example", Optional.empty(), "a=admin");
        refused("https://issuer.example", Optional.of(AUDIENCE), "a=chief");
        refused("https://issuer.example", Optional.of(AUDIENCE), "admin");
        assertEquals(
                Optional.of(Role.EDITOR),
                IssuerSettings.of(
                                "https://issuer.example", Optional.of(AUDIENCE), "https://x.example/roles", "e=editor")
                        .role(Map.of("https://x.example/roles", "e author")));
    }

    private static void refused(String address, Optional<String> audience, String roles) {
        String sentence = org.junit.jupiter.api.Assertions.assertThrows(
                        io.quarkus.runtime.configuration.ConfigurationException.class,
                        () -> IssuerSettings.of(address, audience, "roles", roles))
                .getMessage();
        assertTrue(sentence.startsWith("MASTHEAD_OIDC_"), sentence);
    }

    private JwtClaims claims(String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer.address());
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setExpirationTime(NumericDate.fromSeconds(now() + 300));
        claims.setStringClaim("email", email);
        claims.setClaim("email_verified", true);
        claims.setStringClaim("name", "Lin Yue");
        claims.setClaim("realm", Map.of("roles", List.of(roles)));
        return claims;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private String signed(JwtClaims claims) {
        return TestIssuer.sign(claims, "RS256", key.getPrivateKey(), "first");
    }

    private static Response get(String token) {
        return Newsroom.bearing(token).get(CURRENT);
    }

    private static void unauthorized(String token) {
        get(token).then().statusCode(401).body("code", equalTo("unauthorized"));
    }
}
