package io.masthead.tally;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// A name that counts once: of an event, or of a visitor within a window. Only 128 bits of its SHA-256 are
/// kept.
///
/// @param scope what kind of name it is; the same name of another kind is another name
/// @param high the first half of the hash
/// @param low the second half
/// @param until the name stays taken at least until then
public record Once(String scope, long high, long low, Instant until) {

    /// Hashes a name.
    public static Once of(String scope, String name, Instant until) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(scope.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new Once(scope, hash.getLong(), hash.getLong(), until);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// The hash without its end.
    Hash hash() {
        return new Hash(high, low);
    }

    /// 128 bits, in the order in which they are locked.
    record Hash(long high, long low) implements Comparable<Hash> {

        static Hash of(byte[] bytes) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return new Hash(halves.getLong(), halves.getLong());
        }

        @Override
        public int compareTo(Hash other) {
            int order = Long.compareUnsigned(high, other.high);
            return order == 0 ? Long.compareUnsigned(low, other.low) : order;
        }
    }
}
