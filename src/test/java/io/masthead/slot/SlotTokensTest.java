package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.Signers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotTokensTest {

    private static final String SECRET = "a secret of this test";

    private final SlotTokens tokens = new SlotTokens(Signers.of(SECRET));
    private final Id booking = Id.next();
    private final Id slot = Id.next();
    private final Instant now = Instant.parse("2026-05-01T08:20:00Z");

    @Test
    void clientTokenStaysTheSameUntilItSaysSoAndNamesBookingSlotAndEnd() {
        Instant until = tokens.clientUntil(booking, now);
        String token = tokens.client(booking, slot, now);

        assertTrue(until.isAfter(now) && !until.isAfter(now.plus(SlotTokens.WINDOW)));
        assertEquals(token, tokens.client(booking, slot, until.minusMillis(1)));
        assertNotEquals(token, tokens.client(booking, slot, until));
        var read = assertInstanceOf(SlotToken.Client.class, tokens.read(token));
        assertEquals(booking, read.booking());
        assertEquals(slot, read.slot());
        assertEquals(until.plus(SlotTokens.LIFE), read.expires());
        assertFalse(read.since().isAfter(now));
    }

    @Test
    void bookingsDoNotAllChangeTheirTokensAtOnce() {
        Instant one = tokens.clientUntil(new Id(7), now);
        Instant other = tokens.clientUntil(new Id(1807), now);

        assertEquals(Duration.ofMinutes(30), Duration.between(one, other).abs());
    }

    @Test
    void serverTokenIsAnotherOneEachTime() {
        String token = tokens.server(booking, slot, now);
        String next = tokens.server(booking, slot, now);

        assertNotEquals(token, next);
        var read = assertInstanceOf(SlotToken.Server.class, tokens.read(token));
        assertEquals(booking, read.booking());
        assertEquals(slot, read.slot());
        assertEquals(now.plus(SlotTokens.LIFE), read.expires());
        assertNotEquals(read.name(), ((SlotToken.Server) tokens.read(next)).name());
    }

    @Test
    void tokensGoOnWhileTheSecretIsRotatedAndNoLonger() {
        String token = tokens.client(booking, slot, now);

        assertInstanceOf(
                SlotToken.Client.class, new SlotTokens(Signers.of("the secret of tomorrow," + SECRET)).read(token));
        assertInstanceOf(SlotToken.Forged.class, new SlotTokens(Signers.of("the secret of tomorrow")).read(token));
    }

    @Test
    void whatWeHaveNotMadeIsForged() {
        String token = tokens.server(booking, slot, now);
        String altered = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        String otherPurpose = Signers.of(SECRET).sign("cursor", "c.1.1.1");

        for (String forged : new String[] {
            altered, otherPurpose, token.substring(1), "", "x", "ü", "\r\n", token + token, "A".repeat(5_000)
        }) {
            assertInstanceOf(SlotToken.Forged.class, tokens.read(forged), forged);
        }
    }
}
