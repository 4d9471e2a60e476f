package io.masthead.shared.token;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Encrypts what has to be kept and read again, such as secrets that we sign with (AES-256-GCM, NIST SP 800-38D), with
/// keys derived from the house's secret. `MASTHEAD_SECRET` may be `new,old`: the first seals, all open. Whoever has the
/// database alone has nothing.
@Singleton
public class Sealer {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String DERIVATION = "HmacSHA256";
    private static final byte EDITION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKey> keys;

    /// @param secrets the house's, separated by commas, the one that seals first
    public Sealer(@ConfigProperty(name = "masthead.secret") String secrets) {
        keys = Arrays.stream(secrets.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(Sealer::derived)
                .toList();
    }

    /// Encrypts.
    ///
    /// @param purpose what it is for, down to the row that it stands in; needed to open it again
    public byte[] seal(String purpose, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] hidden =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, purpose).doFinal(content);
            byte[] sealed = new byte[1 + NONCE_BYTES + hidden.length];
            sealed[0] = EDITION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
            System.arraycopy(hidden, 0, sealed, 1 + NONCE_BYTES, hidden.length);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    /// Decrypts; nothing if it was altered, sealed for another purpose, or with a secret that is no longer set.
    public Optional<byte[]> open(String purpose, byte[] sealed) {
        return keys.stream().flatMap(key -> open(key, purpose, sealed).stream()).findFirst();
    }

    /// Whether it was sealed with the secret that seals now, and needs no other one.
    public boolean isCurrent(String purpose, byte[] sealed) {
        return open(keys.getFirst(), purpose, sealed).isPresent();
    }

    private static Optional<byte[]> open(SecretKey key, String purpose, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != EDITION) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES));
        } catch (GeneralSecurityException notThisKey) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /// Another key than the one that signs, from the same secret.
    private static SecretKey derived(String secret) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), DERIVATION));
            byte[] key = mac.doFinal("masthead: what is kept encrypted, edition 1".getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + DERIVATION, impossible);
        }
    }
}
