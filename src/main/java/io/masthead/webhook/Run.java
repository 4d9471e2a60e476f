package io.masthead.webhook;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// What is needed to work for an endpoint, as it was when the lease was taken.
///
/// @param holder who took the lease
/// @param types those it wants; all if there are none
/// @param secrets those that sign, the newest first
/// @param failures tries in a row that failed
/// @param probeAt when an endpoint that is down is tried again, or `null`
record Run(
        Id webhook,
        String holder,
        Owner owner,
        String url,
        List<String> types,
        List<WebhookSecret> secrets,
        String position,
        int failures,
        Instant failingSince,
        Instant probeAt) {

    boolean isDown() {
        return failures >= Backoff.DOWN;
    }

    /// The same at another position.
    Run at(String there) {
        return new Run(webhook, holder, owner, url, types, secrets, there, failures, failingSince, probeAt);
    }

    /// The same after these attempts, in the order in which they ended.
    Run after(List<Attempt> attempts, Backoff backoff, Instant now) {
        int inARow = failures;
        Instant since = failingSince;
        Instant asked = null;
        for (Attempt attempt : attempts) {
            inARow = attempt.arrived() ? 0 : inARow + 1;
            since = attempt.arrived() ? null : since == null ? attempt.at() : since;
            asked = attempt.arrived() ? null : attempt.asked();
        }
        Instant probe = inARow < Backoff.DOWN ? null : attempts.isEmpty() ? probeAt : backoff.probe(inARow, now, asked);
        return new Run(webhook, holder, owner, url, types, secrets, position, inARow, since, probe);
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
