package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.Signer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// Makes and reads the tokens of decisions: signed, good for a day, without a word about a person. After
/// `MASTHEAD_SECRET` was rotated the old ones go on.
@Singleton
public class SlotTokens {

    /// How long a token proves that the booking stands in the slot: a page may stay open for long.
    static final Duration LIFE = Duration.ofHours(24);

    /// A client token is the same for everybody during this time.
    static final Duration WINDOW = Duration.ofHours(1);

    private static final String PURPOSE = "slot";
    private static final String CLIENT = "c";
    private static final String SERVER = "s";
    private static final int RADIX = 36;
    private static final int LONGEST = 200;

    private final Signer signer;

    SlotTokens(Signer signer) {
        this.signer = signer;
    }

    /// The token of an answer that is kept and shared: the same for every call until [#clientUntil], so that the
    /// answer made again is the same answer.
    public String client(Id booking, Id slot, Instant now) {
        return sign(CLIENT, booking, slot, clientUntil(booking, now).plus(LIFE));
    }

    /// When [#client] of this booking says something else. An answer with a client token is to be kept no longer.
    /// Every booking has its own minute of the hour for it: else all answers of a site would have to be made at
    /// once.
    public Instant clientUntil(Id booking, Instant now) {
        long window = WINDOW.toSeconds();
        long shift = Math.floorMod(booking.value(), window);
        long begun = Math.floorDiv(now.getEpochSecond() - shift, window) * window + shift;
        return Instant.ofEpochSecond(begun + window);
    }

    /// The token of one decision for one reader, another one with every call.
    public String server(Id booking, Id slot, Instant now) {
        return sign(SERVER, booking, slot, now.plus(LIFE));
    }

    /// What a token from outside proves. Whether it is expired, or its booking has left the slot, is for the
    /// caller to see.
    public SlotToken read(String token) {
        return token.length() > LONGEST
                ? new SlotToken.Forged()
                : signer.open(PURPOSE, token).map(SlotTokens::parse).orElseGet(SlotToken.Forged::new);
    }

    private String sign(String kind, Id booking, Id slot, Instant expires) {
        String payload =
                String.join(".", kind, number(booking.value()), number(slot.value()), number(expires.getEpochSecond()));
        return signer.sign(
                PURPOSE,
                kind.equals(CLIENT)
                        ? payload
                        : payload + "." + number(ThreadLocalRandom.current().nextLong()));
    }

    private static String number(long number) {
        return Long.toUnsignedString(number, RADIX);
    }

    /// The signature was right: it is what [#sign] wrote.
    private static SlotToken parse(String payload) {
        String[] parts = payload.split("\\.");
        Id booking = new Id(Long.parseUnsignedLong(parts[1], RADIX));
        Id slot = new Id(Long.parseUnsignedLong(parts[2], RADIX));
        Instant expires = Instant.ofEpochSecond(Long.parseUnsignedLong(parts[3], RADIX));
        Instant since = expires.minus(LIFE);
        return parts[0].equals(CLIENT)
                ? new SlotToken.Client(booking, slot, since.minus(WINDOW), expires)
                : new SlotToken.Server(booking, slot, since, expires, payload);
    }
}
