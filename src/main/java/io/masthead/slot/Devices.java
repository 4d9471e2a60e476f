package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often this node gave a booking to a device lately. What is kept of a device's name is a hash salted anew
/// with each start, so nobody can tell from it who that was; when the memory is full, what is oldest is
/// forgotten. Other nodes know nothing of it: best effort.
@Singleton
class Devices {

    private static final int MOST = 100_000;
    private static final int SALT = 32;

    private final byte[] salt = new byte[SALT];
    private final Map<Seen, long[]> moments = new LinkedHashMap<>();
    private final int most;

    private record Seen(long device, Id booking) {}

    Devices() {
        this(MOST);
    }

    /// @param most how many pairs of a device and a booking are kept
    Devices(int most) {
        this.most = most;
        new SecureRandom().nextBytes(salt);
    }

    /// Whether this device got the booking as often as its cap allows.
    synchronized boolean hasEnough(String device, Booking booking, Instant now) {
        DeviceCap cap = booking.terms().deviceCap();
        long[] seen = moments.get(new Seen(hash(device), booking.id()));
        return seen != null
                && seen.length >= cap.times()
                && seen[seen.length - cap.times()] > now.minus(cap.window()).toEpochMilli();
    }

    /// This device gets the booking now.
    synchronized void give(String device, Booking booking, Instant now) {
        int times = booking.terms().deviceCap().times();
        Seen seen = new Seen(hash(device), booking.id());
        long[] before = moments.remove(seen);
        int kept = before == null ? 0 : Math.min(before.length, times - 1);
        long[] after = new long[kept + 1];
        if (kept > 0) {
            System.arraycopy(before, before.length - kept, after, 0, kept);
        }
        after[kept] = now.toEpochMilli();
        moments.put(seen, after);
        if (moments.size() > most) {
            moments.remove(moments.keySet().iterator().next());
        }
    }

    private long hash(String device) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return ByteBuffer.wrap(digest.digest(device.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
