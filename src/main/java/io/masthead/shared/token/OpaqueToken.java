package io.masthead.shared.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A random secret that is shown once and kept as a hash only: a prefix that says what it is for, then 256 random bits
/// in base64url.
///
/// @param text what its owner sends
public record OpaqueToken(String text) {

    private static final int RANDOM_BYTES = 32;
    private static final Pattern RANDOM_PART = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new token.
    ///
    /// @param prefix what it is for, such as `mhs_`
    public static OpaqueToken fresh(String prefix) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return new OpaqueToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /// The token in a text from outside, or nothing if it cannot be one of this prefix: so no nonsense is looked up.
    public static Optional<OpaqueToken> parse(String prefix, String text) {
        boolean wellFormed = text != null
                && text.startsWith(prefix)
                && RANDOM_PART.matcher(text.substring(prefix.length())).matches();
        return wellFormed ? Optional.of(new OpaqueToken(text)) : Optional.empty();
    }

    /// What is stored instead of the token: its SHA-256. A fast hash is enough, for 256 random bits cannot be guessed.
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Never the token itself: records end up in logs.
    @Override
    public String toString() {
        return "OpaqueToken[…]";
    }
}
