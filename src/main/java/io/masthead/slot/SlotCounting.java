package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.tally.Increment;
import io.masthead.tally.Limit;
import io.masthead.tally.Once;
import io.masthead.tally.Tallied;
import io.masthead.tally.Tally;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Decides whether an event of a slot counts, and has it counted. Never waits, and asks the database for nothing
/// on its own: it may be called on the event loop.
///
/// Caps hold to the unit: which events are within them is decided by the transaction that counts them ([Limit]),
/// in the order in which they are written, whatever each node believed when it decided to show something. What is
/// beyond a cap is counted apart. Viewable impressions are held against the caps of impressions: there are never
/// more of them to be billed.
@Singleton
public class SlotCounting {

    /// An event's name counts once for this long. Longer than an event may be late.
    static final Duration NAMES_ARE_KEPT = Duration.ofDays(8);

    private static final Duration MOST_LATE = Duration.ofDays(7);
    private static final Duration MOST_EARLY = Duration.ofMinutes(5);
    private static final String EVENT = "slot-event";
    private static final String TOKEN = "slot-token";

    private final LiveBookings live;
    private final Tally tally;
    private final Delivered delivered;
    private final SlotMetrics metrics;
    private final Clock clock;

    /// An event as it was reported.
    ///
    /// @param eventId its name, or `null`
    record Reported(SlotToken token, EventKind kind, String eventId, Instant at) {}

    /// What is to be done about it: either it is refused, or all the rest is there.
    private record Judged(EventKind kind, Refusal refused, Increment increment, Id booking, LocalDate day) {

        static Judged refused(EventKind kind, Refusal why) {
            return new Judged(kind, why, null, null, null);
        }
    }

    SlotCounting(LiveBookings live, Tally tally, Delivered delivered, SlotMetrics metrics, Clock clock) {
        this.live = live;
        this.tally = tally;
        this.delivered = delivered;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Counts events.
    ///
    /// @param crawler whether a crawler reports them
    /// @return what became of each, in order; fails with a [Problem] of status 503 if they could not be
    ///     committed, and then none is acknowledged
    CompletionStage<List<Outcome>> count(List<Reported> events, boolean crawler) {
        Instant now = clock.instant();
        return live.soon().thenCompose(booked -> {
            List<Judged> judged = events.stream()
                    .map(event -> crawler ? Judged.refused(event.kind(), Refusal.CRAWLER) : judged(booked, event, now))
                    .toList();
            List<Increment> increments = judged.stream()
                    .map(Judged::increment)
                    .filter(increment -> increment != null)
                    .toList();
            return increments.isEmpty()
                    ? CompletableFuture.completedFuture(outcomes(judged, List.of()))
                    : write(judged, increments);
        });
    }

    private CompletionStage<List<Outcome>> write(List<Judged> judged, List<Increment> increments) {
        return tally.count(increments).handle((tallied, failed) -> {
            if (failed == null) {
                return outcomes(judged, tallied);
            }
            judged.forEach(one -> metrics.say(one.kind, Outcome.of(Refusal.UNAVAILABLE)));
            throw failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
        });
    }

    private List<Outcome> outcomes(List<Judged> judged, List<Tallied> tallied) {
        Iterator<Tallied> next = tallied.iterator();
        List<Outcome> outcomes = new ArrayList<>();
        for (Judged one : judged) {
            Outcome outcome = one.refused == null ? outcome(one, next.next()) : Outcome.of(one.refused);
            metrics.say(one.kind, outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private Outcome outcome(Judged one, Tallied tallied) {
        if (tallied.taken().isPresent()) {
            boolean byToken = tallied.taken().get().scope().equals(TOKEN);
            return Outcome.of(byToken ? Refusal.SAME_TOKEN : Refusal.SAME_EVENT);
        }
        if (tallied.beyond()) {
            return Outcome.OVER_CAP;
        }
        delivered.add(one.booking, one.kind, one.day);
        return Outcome.ACCEPTED;
    }

    private static Judged judged(Booked booked, Reported event, Instant now) {
        if (!(event.token() instanceof SlotToken.Ours token)) {
            return Judged.refused(event.kind(), Refusal.FORGED);
        }
        LiveBooking live = booked.booking(token.booking()).orElse(null);
        Refusal refused = refusal(token, event, live, now);
        if (refused != null) {
            return Judged.refused(event.kind(), refused);
        }
        LocalDate day = event.at().atZone(booked.zone()).toLocalDate();
        return new Judged(event.kind(), null, increment(token, event, live, day, now), live.id(), day);
    }

    private static Refusal refusal(SlotToken.Ours token, Reported event, LiveBooking live, Instant now) {
        if (event.at().isBefore(now.minus(MOST_LATE))) {
            return Refusal.TOO_OLD;
        }
        if (event.at().isAfter(now.plus(MOST_EARLY))) {
            return Refusal.IN_THE_FUTURE;
        }
        if (!event.at().isBefore(token.expires())) {
            return Refusal.EXPIRED;
        }
        if (event.at().isBefore(token.since().minus(MOST_EARLY))) {
            return Refusal.BEFORE_TOKEN;
        }
        if (live == null) {
            return Refusal.UNKNOWN_BOOKING;
        }
        if (!live.booking().slot().equals(token.slot())) {
            return Refusal.CROSS_SLOT;
        }
        return token instanceof SlotToken.Client && event.eventId() == null ? Refusal.MISSING_EVENT_ID : null;
    }

    private static Increment increment(
            SlotToken.Ours token, Reported event, LiveBooking live, LocalDate day, Instant now) {
        Id booking = live.id();
        EventKind kind = event.kind();
        Id advertiser = live.advertiser().id();
        var quarter = SlotCounts.inQuarter(event.at(), booking, token.slot(), advertiser, kind, false);
        var beyond = SlotCounts.inQuarter(event.at(), booking, token.slot(), advertiser, kind, true);
        var inAll = SlotCounts.inAll(booking, kind);
        var onDay = SlotCounts.onDay(day, booking, kind);
        List<Limit> limits = new ArrayList<>(2);
        Goals caps = live.booking().caps();
        Long mostInAll = kind == EventKind.CLICK ? caps.clicksInAll() : caps.impressionsInAll();
        Long mostOnDay = kind == EventKind.CLICK ? caps.clicksPerDay() : caps.impressionsPerDay();
        if (mostInAll != null) {
            limits.add(new Limit(inAll, mostInAll));
        }
        if (mostOnDay != null) {
            limits.add(new Limit(onDay, mostOnDay));
        }
        return new Increment(List.of(quarter, inAll, onDay), List.of(name(token, event, now)), limits, List.of(beyond));
    }

    /// The token of a server decision is kept in mind for as long as an event may come with it.
    private static Once name(SlotToken.Ours token, Reported event, Instant now) {
        String kind = event.kind().wireName();
        return switch (token) {
            case SlotToken.Client shared -> Once.of(EVENT, kind + " " + event.eventId(), now.plus(NAMES_ARE_KEPT));
            case SlotToken.Server one ->
                Once.of(
                        TOKEN,
                        kind + " " + one.name(),
                        one.expires().plus(MOST_LATE).plus(MOST_EARLY));
        };
    }
}
