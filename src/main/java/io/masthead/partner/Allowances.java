package io.masthead.partner;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.masthead.shared.id.Id;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Holds partners to their plans: a token bucket for requests a second, of which each living node has its share, and a
/// quota a day. `RateLimit-Policy` and `RateLimit` say where a partner stands
/// (draft-ietf-httpapi-ratelimit-headers-10).
@Singleton
class Allowances {

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final Quota quota;
    private final Nodes nodes;
    private final Clock clock;
    private final Map<Id, Allowance> byPartner = new ConcurrentHashMap<>();

    @Inject
    Allowances(Quota quota, Nodes nodes, Clock clock) {
        this.quota = quota;
        this.nodes = nodes;
        this.clock = clock;
    }

    /// What was decided about a request.
    ///
    /// @param retryAfter in seconds; 0 for who is served
    /// @param remaining the header `RateLimit`
    record Verdict(Outcome outcome, long retryAfter, String policy, String remaining) {}

    /// A part of a day's quota that is this node's.
    ///
    /// @param left how much of it is unused
    /// @param behind what the database had left after it was taken
    private record Hold(LocalDate day, AtomicLong left, long behind) {}

    private static final class Allowance {

        private final int perSecond;
        private final long perDay;
        private final int nodes;
        private final Bucket bucket;
        private final String policy;
        private final ReentrantLock reserving = new ReentrantLock();
        private volatile Hold hold;

        Allowance(PlanTerms terms, int nodes, Allowance before) {
            this.perSecond = terms.requestsPerSecond();
            this.perDay = terms.requestsPerDay();
            this.nodes = nodes;
            this.policy = "\"second\";q=" + perSecond + ";w=1, \"day\";q=" + perDay + ";w=" + DAY_SECONDS;
            this.hold = before != null && before.perDay == perDay ? before.hold : null;
            long capacity = Math.max(1, perSecond / nodes);
            long tokens =
                    before == null ? capacity : Math.min(capacity, Math.max(0, before.bucket.getAvailableTokens()));
            this.bucket = Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity)
                            .refillGreedy(perSecond, Duration.ofSeconds(nodes))
                            .initialTokens(tokens))
                    .build();
        }

        boolean suits(PlanTerms terms, int alive) {
            return perSecond == terms.requestsPerSecond() && perDay == terms.requestsPerDay() && nodes == alive;
        }
    }

    /// Decides by what this node holds in memory.
    ///
    /// @return nothing if a block has to be taken first
    Optional<Verdict> takeNow(Licence licence) {
        Instant now = clock.instant();
        Allowance allowance = allowance(licence);
        Hold hold = allowance.hold;
        if (hold == null || !hold.day.equals(today(now)) || hold.left.get() <= 0 && hold.behind > 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = allowance.bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long wait = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
            return Optional.of(verdict(Outcome.TOO_FAST, Math.max(1, wait), allowance, hold, 0, now));
        }
        if (hold.left.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0) {
            return Optional.of(verdict(Outcome.SERVED, 0, allowance, hold, probe.getRemainingTokens(), now));
        }
        allowance.bucket.addTokens(1);
        return hold.behind > 0
                ? Optional.empty()
                : Optional.of(verdict(
                        Outcome.OVER_QUOTA, untilTomorrow(now), allowance, hold, probe.getRemainingTokens() + 1, now));
    }

    /// Decides, and takes a block in the database if it has to.
    Verdict take(Licence licence) {
        while (true) {
            Optional<Verdict> verdict = takeNow(licence);
            if (verdict.isPresent()) {
                return verdict.get();
            }
            reserve(licence);
        }
    }

    private void reserve(Licence licence) {
        Allowance allowance = allowance(licence);
        allowance.reserving.lock();
        try {
            LocalDate today = today(clock.instant());
            Hold hold = allowance.hold;
            if (hold == null || !hold.day.equals(today) || hold.left.get() <= 0 && hold.behind > 0) {
                Quota.Block block = quota.take(licence, today);
                allowance.hold = new Hold(today, new AtomicLong(block.many()), block.behind());
            }
        } finally {
            allowance.reserving.unlock();
        }
    }

    private Allowance allowance(Licence licence) {
        int alive = nodes.alive();
        Allowance known = byPartner.get(licence.partner());
        if (known != null && known.suits(licence.terms(), alive)) {
            return known;
        }
        return byPartner.compute(
                licence.partner(),
                (partner, before) -> before != null && before.suits(licence.terms(), alive)
                        ? before
                        : new Allowance(licence.terms(), alive, before));
    }

    private static Verdict verdict(
            Outcome outcome, long retryAfter, Allowance allowance, Hold hold, long tokens, Instant now) {
        String remaining = "\"second\";r=" + tokens + ";t=1, \"day\";r=" + (hold.behind + Math.max(0, hold.left.get()))
                + ";t=" + untilTomorrow(now);
        return new Verdict(outcome, retryAfter, allowance.policy, remaining);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static long untilTomorrow(Instant now) {
        return DAY_SECONDS - Math.floorMod(now.getEpochSecond(), DAY_SECONDS);
    }
}
