package io.masthead.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void keyIsReadBack() {
        KeyText key = KeyText.fresh("live");

        KeyText read = KeyText.parse(key.text()).orElseThrow();
        assertEquals(key, read);
        assertEquals("live", read.environment());
        assertTrue(key.text().startsWith(key.shown() + "_"), key.shown());
        assertTrue(key.text().matches("mh_live_[0-9A-Za-z]{10}_[0-9A-Za-z]{46}"));
    }

    @Test
    void everyWrongCharacterIsNoticed() {
        String key = KeyText.fresh("live").text();
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'a' ? 'b' : 'a';
            String mistyped = key.substring(0, i) + other + key.substring(i + 1);
            assertTrue(KeyText.parse(mistyped).isEmpty(), "character " + i);
        }
    }

    @Test
    void whatIsCutShortOrSwappedIsNoticed() {
        String key = KeyText.fresh("test").text();
        for (int end = 0; end < key.length(); end++) {
            assertTrue(KeyText.parse(key.substring(0, end)).isEmpty());
        }
        assertTrue(KeyText.parse(key + "0").isEmpty());
        assertTrue(KeyText.parse(" " + key).isEmpty());
        assertTrue(KeyText.parse(key.replace("mh_test_", "mh_live_")).isEmpty());
        assertTrue(KeyText.parse(null).isEmpty());
        assertTrue(KeyText.parse("mh_" + "x".repeat(100_000)).isEmpty());
    }

    @Test
    void checksumIsThatOfTheDocumentation() {
        // CRC-32 of the text before it, in base 62 with the digits 0-9 A-Z a-z: any scanner can work it out.
        String body = "mh_live_0123456789_0123456789012345678901234567890123456789";
        var sum = new java.util.zip.CRC32();
        sum.update(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var checksum = new StringBuilder();
        for (long left = sum.getValue(); checksum.length() < 6; left /= 62) {
            checksum.insert(0, digits.charAt((int) (left % 62)));
        }
        assertTrue(KeyText.parse(body + checksum).isPresent());
    }

    @Test
    void environmentOfAnotherFormStopsTheStart() {
        for (String environment : List.of("", "Live", "1st", "pre-live", "x".repeat(17))) {
            assertThrows(
                    IllegalStateException.class,
                    () -> new Door(null, null, null, null, null, null, Clock.systemUTC(), environment));
        }
        assertNotNull(new Door(null, null, null, null, null, null, Clock.systemUTC(), "staging2"));
    }

    @Test
    void secretIsInNoText() {
        KeyText key = KeyText.fresh("live");

        String secret = key.text().substring(key.text().lastIndexOf('_') + 1);
        assertFalse(key.toString().contains(secret));
        assertFalse(new NewPartnerKey(null, key.text(), key.shown(), List.of(), null)
                .toString()
                .contains(secret));
    }
}
