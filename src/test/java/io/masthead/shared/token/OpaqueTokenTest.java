package io.masthead.shared.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpaqueTokenTest {

    @Test
    void freshTokenReadsBack() {
        OpaqueToken token = OpaqueToken.fresh("mhs_");

        assertTrue(token.text().matches("mhs_[A-Za-z0-9_-]{43}"), token.text());
        assertEquals(Optional.of(token), OpaqueToken.parse("mhs_", token.text()));
        assertNotEquals(token, OpaqueToken.fresh("mhs_"));
    }

    @Test
    void onlyWellFormedTokensOfThePrefixAreRead() {
        String random = OpaqueToken.fresh("").text();

        assertTrue(OpaqueToken.parse("mhs_", null).isEmpty());
        assertTrue(OpaqueToken.parse("mhs_", "").isEmpty());
        assertTrue(OpaqueToken.parse("mhs_", "mhs_").isEmpty());
        assertTrue(OpaqueToken.parse("mhs_", random).isEmpty());
        assertTrue(OpaqueToken.parse("mhs_", "mht_" + random).isEmpty());
        assertTrue(OpaqueToken.parse("mhs_", "mhs_" + random + "=").isEmpty());
        assertTrue(OpaqueToken.parse("mhs_", "mhs_" + random.substring(1)).isEmpty());
    }

    @Test
    void hashIsSha256OfTheText() {
        assertArrayEquals(
                HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                new OpaqueToken("abc").hash());
    }

    @Test
    void textIsNotPrinted() {
        OpaqueToken token = OpaqueToken.fresh("mhs_");

        assertFalse(token.toString().contains(token.text()));
    }
}
