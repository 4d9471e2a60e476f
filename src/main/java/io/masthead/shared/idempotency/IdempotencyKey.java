package io.masthead.shared.idempotency;

import io.masthead.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key that a caller gave a request, and a fingerprint of what was asked for under it.
///
/// @param caller who sent it: the keys of two callers never meet
/// @param fingerprint SHA-256 of method, address and body
record IdempotencyKey(String caller, String name, byte[] fingerprint) {

    /// The header that carries it (draft-ietf-httpapi-idempotency-key-header).
    static final String HEADER = "Idempotency-Key";

    /// The longest key, in characters.
    static final int LONGEST = 128;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + LONGEST + "}");

    /// Reads the header.
    ///
    /// @return nothing without one
    /// @throws Problem `400` if it is repeated, empty, too long, or has a character outside visible ASCII
    static Optional<String> read(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1 || !VISIBLE.matcher(headers.getFirst()).matches()) {
            throw Problem.badRequest(
                    "bad-idempotency-key",
                    "An Idempotency-Key is given once, with 1 to " + LONGEST + " visible ASCII characters.");
        }
        return Optional.of(headers.getFirst());
    }

    static byte[] fingerprint(String method, String address, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + address + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
