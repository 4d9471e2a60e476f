package io.masthead.slot;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.http.Roles;
import io.masthead.shared.id.Id;
import io.masthead.slot.SlotCountingFixture.Placed;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.DatabaseLine;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = Roles.ADMIN, augmentors = ActingStaff.class)
class ClicksTest {

    DatabaseLine line;

    @Inject
    SlotTokens tokens;

    @Inject
    SlotCountingFixture counts;

    private final Instant now = Instant.now();

    @Test
    void clickIsCountedOnceAndLeadsToTheStoredAddress() {
        Placed placed = Placed.booked(Map.of(), "Brand", "https://brand.example/spring?from=news&to=a#top");
        String path = placed.shared(tokens, now) + "?event=" + UUID.randomUUID();

        click(path)
                .statusCode(302)
                .header("Location", "https://brand.example/spring?from=news&to=a#top")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "strict-origin")
                .header("Masthead-Click", "accepted");
        assertEquals(List.of(0L, 0L, 1L), counts.within(placed.booking()));
        click(path).statusCode(302).header("Masthead-Click", "duplicate;code=same-event");
        assertEquals(List.of(0L, 0L, 1L), counts.within(placed.booking()));
    }

    @Test
    void clickOnAServerDecisionNeedsNoName() {
        Placed placed = Placed.booked(Map.of());
        String token = tokens.server(placed.booking(), placed.slot(), now);

        click(token).header("Masthead-Click", "accepted");
        click(token).statusCode(302).header("Masthead-Click", "duplicate;code=same-token");
    }

    @Test
    void tokenThatIsTooOldStillLeadsThereButDoesNotCount() {
        Placed placed = Placed.booked(Map.of());

        click(placed.shared(tokens, now.minus(Duration.ofDays(2))) + "?event=e1")
                .statusCode(302)
                .header("Location", "https://brand.example/")
                .header("Masthead-Click", "rejected;code=expired");
        click(tokens.client(placed.booking(), Id.next(), now) + "?event=e1")
                .statusCode(302)
                .header("Masthead-Click", "rejected;code=cross-slot");
        assertEquals(List.of(0L, 0L, 0L), counts.within(placed.booking()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?event=", "?event=a%20b", "?event=a%0D%0ASet-Cookie:%20x=1", "?event=%E7%82%B9"})
    void clickWithoutAProperNameLeadsThereButDoesNotCount(String query) {
        Placed placed = Placed.booked(Map.of());

        ValidatableResponse answer = click(placed.shared(tokens, now) + query);
        if (query.equals("?event=")) {
            answer.statusCode(400);
        } else {
            answer.statusCode(302)
                    .header("Location", "https://brand.example/")
                    .header("Set-Cookie", nullValue())
                    .header("Masthead-Click", "rejected;code=missing-event-id");
        }
        assertEquals(List.of(0L, 0L, 0L), counts.within(placed.booking()));
    }

    @Test
    void whatWeHaveNotMadeLeadsNowhere() {
        Placed placed = Placed.booked(Map.of());
        String token = placed.shared(tokens, now);
        String unknown = tokens.client(Id.next(), placed.slot(), now);

        for (String forged : List.of(
                "x",
                token.substring(2),
                "A" + token,
                "%0D%0ALocation:%20https:%2F%2Fevil.example%2F",
                "https:%2F%2Fevil.example",
                unknown)) {
            click(forged + "?event=e1")
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .header("Location", nullValue())
                    .body("code", equalTo("not-found"));
        }
        click(token + "?event=e1&url=https://evil.example/").statusCode(400).header("Location", nullValue());
        assertEquals(List.of(0L, 0L, 0L), counts.within(placed.booking()));
    }

    @Test
    void addressIsTheOneThatIsStoredNow() {
        Placed placed = Placed.booked(Map.of());
        String token = placed.shared(tokens, now);
        String path = "/v1/admin/creatives/" + placed.creative();
        given().contentType("application/merge-patch+json")
                .header("If-Match", given().get(path).header("ETag"))
                .body(Map.of("clickUrl", "https://brand.example/春天?q=茶"))
                .patch(path)
                .then()
                .statusCode(200);

        click(token + "?event=e1").header("Location", "https://brand.example/%E6%98%A5%E5%A4%A9?q=%E8%8C%B6");
    }

    @Test
    void whoDoesNotFollowIsNotCounted() {
        Placed placed = Placed.booked(Map.of());
        String path = "/v1/clicks/" + placed.shared(tokens, now) + "?event=e1";

        given().redirects()
                .follow(false)
                .header("Sec-Purpose", "prefetch;prerender")
                .get(path)
                .then()
                .statusCode(302)
                .header("Masthead-Click", "rejected;code=not-followed");
        given().redirects()
                .follow(false)
                .head(path)
                .then()
                .statusCode(302)
                .header("Masthead-Click", "rejected;code=not-followed");
        given().redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")
                .get(path)
                .then()
                .statusCode(302)
                .header("Masthead-Click", "rejected;code=crawler");
        assertEquals(List.of(0L, 0L, 0L), counts.within(placed.booking()));
    }

    @Test
    void readerGetsThereWhileCountingIsAwayAndNothingIsAcknowledged() throws InterruptedException {
        Placed placed = Placed.booked(Map.of());
        String token = placed.shared(tokens, now);
        click(token + "?event=before").header("Masthead-Click", "accepted");

        line.cut();
        try {
            click(token + "?event=during")
                    .statusCode(302)
                    .header("Location", "https://brand.example/")
                    .header("Masthead-Click", "rejected;code=unavailable");
        } finally {
            line.mend();
            // Connections that have rested for longer are looked at before they are used again.
            Thread.sleep(300);
        }
        click(token + "?event=before").header("Masthead-Click", "duplicate;code=same-event");
        click(token + "?event=after").header("Masthead-Click", "accepted");
    }

    @Test
    void nothingOfAnAddressCanEndAHeader() {
        assertEquals(
                "https://brand.example/a%0D%0ASet-Cookie:%20x",
                Clicks.ascii("https://brand.example/a\r\nSet-Cookie: x"));
    }

    private static ValidatableResponse click(String tokenAndQuery) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/v1/clicks/" + tokenAndQuery)
                .then();
    }
}
