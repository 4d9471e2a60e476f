package io.masthead.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an endpoint's deliveries are signed with, as Standard Webhooks 1.0.0 has it: 32 random bytes, shown as
/// `whsec_` and base64.
///
/// @param key the bytes themselves
record WebhookSecret(byte[] key) {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret fresh() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /// As its owner is shown it.
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// The header `webhook-signature`: one signature for each secret, the newest first.
    ///
    /// @param timestamp of this try, in seconds
    static String signatures(List<WebhookSecret> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.mac(id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    private byte[] mac(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /// Never the secret itself: records end up in logs.
    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
