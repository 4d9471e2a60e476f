package io.masthead.shared.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final byte[] CONTENT = "hidden".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = new Sealer("a secret of the house");

    @Test
    void whatWasSealedOpensForItsPurposeAlone() {
        byte[] sealed = sealer.seal("webhook:1", CONTENT);

        assertArrayEquals(CONTENT, sealer.open("webhook:1", sealed).orElseThrow());
        assertEquals(Optional.empty(), sealer.open("webhook:2", sealed));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("hidden"));
        assertFalse(Arrays.equals(sealed, sealer.seal("webhook:1", CONTENT)), "each time another nonce");
    }

    @Test
    void rotatedSecretOpensWhatTheOneBeforeSealed() {
        byte[] before = sealer.seal("p", CONTENT);
        Sealer rotated = new Sealer("another secret here, a secret of the house");

        assertArrayEquals(CONTENT, rotated.open("p", before).orElseThrow());
        assertEquals(Optional.empty(), sealer.open("p", rotated.seal("p", CONTENT)), "the first one seals");
        assertFalse(rotated.isCurrent("p", before));
        assertTrue(rotated.isCurrent("p", rotated.seal("p", CONTENT)));
        assertEquals(Optional.empty(), new Sealer("yet another secret").open("p", before));
    }

    @Test
    void alteredOrCutShortItOpensNoMore() {
        byte[] sealed = sealer.seal("p", CONTENT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertEquals(Optional.empty(), sealer.open("p", altered), "byte " + i);
        }
        assertEquals(Optional.empty(), sealer.open("p", Arrays.copyOf(sealed, 13)));
        assertEquals(Optional.empty(), sealer.open("p", new byte[0]));
    }
}
