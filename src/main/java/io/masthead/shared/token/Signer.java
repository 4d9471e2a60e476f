package io.masthead.shared.token;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signs short texts with the house's secret (HMAC-SHA256, cut to 128 bits), so that we know them again.
/// `MASTHEAD_SECRET` may be `new,old`: the first signs, all are accepted.
@Singleton
public class Signer {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;
    private static final int SHORTEST_SECRET = 16;

    /// One for each secret, ready to be copied: looking for the algorithm and taking in the key takes longer than
    /// signing.
    private final List<Mac> keys;

    Signer(@ConfigProperty(name = "masthead.secret") String secrets) {
        List<byte[]> written = Arrays.stream(secrets.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (written.isEmpty() || written.stream().anyMatch(secret -> secret.length < SHORTEST_SECRET)) {
            throw new IllegalStateException("MASTHEAD_SECRET must be set, to at least 16 characters.");
        }
        keys = written.stream().map(Signer::keyed).toList();
    }

    /// A token that carries the payload in the open and proves that we made it.
    ///
    /// @param purpose what the token is for; a token made for one purpose is nothing for another
    public String sign(String purpose, String payload) {
        byte[] content = payload.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(MAC_BYTES + content.length)
                .put(mac(keys.getFirst(), purpose, content))
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// The payload of a token of ours, or nothing if it is forged, altered, cut short or made for another
    /// purpose.
    public Optional<String> open(String purpose, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length < MAC_BYTES) {
            return Optional.empty();
        }
        byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
        byte[] content = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        boolean ours = keys.stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(key, purpose, content)));
        return ours ? Optional.of(new String(content, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static byte[] mac(Mac key, String purpose, byte[] content) {
        try {
            Mac mac = (Mac) key.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be copied", impossible);
        }
    }
}
