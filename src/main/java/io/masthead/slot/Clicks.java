package io.masthead.slot;

import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Follows a click: counts it, then says where it leads. Only where the creative says, as it is stored now;
/// nothing of the request ever becomes part of the address.
@Singleton
public class Clicks {

    /// A reader who clicks waits no longer than this for the count.
    private static final long PATIENCE_SECONDS = 2;

    private static final List<Outcome> UNAVAILABLE = List.of(Outcome.of(Refusal.UNAVAILABLE));

    private final LiveBookings live;
    private final SlotTokens tokens;
    private final SlotCounting counting;
    private final SlotMetrics metrics;
    private final Clock clock;

    /// @param address in ASCII, fit for a header
    /// @param outcome what became of the click
    record Click(String address, Outcome outcome) {}

    Clicks(LiveBookings live, SlotTokens tokens, SlotCounting counting, SlotMetrics metrics, Clock clock) {
        this.live = live;
        this.tokens = tokens;
        this.counting = counting;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Counts a click that happens now. The reader gets where he wanted even where his click does not count,
    /// because the token is too old for it or the database is away: then the outcome says so, and only an outcome
    /// of `accepted` acknowledges a click. So nothing that was acknowledged is lost, and no reader pays for our
    /// troubles.
    ///
    /// @param eventId the click's name, or `null`
    /// @param ignored why it is not to be counted in any case, or `null`
    /// @return when it is committed; fails with a [Problem]: `404` if we have not made this token or its booking
    ///     is no more, `503` if this node cannot know the address
    CompletionStage<Click> follow(String token, String eventId, Refusal ignored) {
        if (!(tokens.read(token) instanceof SlotToken.Ours ours)) {
            return CompletableFuture.failedStage(unknown(Refusal.FORGED));
        }
        return live.soon().thenCompose(booked -> {
            LiveBooking booking = booked.booking(ours.booking()).orElseThrow(() -> unknown(Refusal.UNKNOWN_BOOKING));
            String address = ascii(booking.creative().clickUrl());
            if (ignored != null) {
                Outcome outcome = Outcome.of(ignored);
                metrics.say(EventKind.CLICK, outcome);
                return CompletableFuture.completedFuture(new Click(address, outcome));
            }
            var click = new SlotCounting.Reported(ours, EventKind.CLICK, eventId, clock.instant());
            return counting.count(List.of(click), false)
                    .toCompletableFuture()
                    .copy()
                    .completeOnTimeout(UNAVAILABLE, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(failed -> UNAVAILABLE)
                    .thenApply(outcomes -> new Click(address, outcomes.getFirst()));
        });
    }

    private Problem unknown(Refusal why) {
        metrics.say(EventKind.CLICK, Outcome.of(why));
        return Problem.notFound("link");
    }

    /// Whatever is not plain ASCII is percent-encoded (RFC 3987, section 3.1): no line end can get into a header.
    static String ascii(String address) {
        StringBuilder ascii = new StringBuilder(address.length());
        for (byte octet : address.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f) {
                ascii.append((char) octet);
            } else {
                ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return ascii.toString();
    }
}
