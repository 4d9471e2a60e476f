package io.masthead.syndication;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many connections each partner keeps open on this node for one purpose: nobody takes them all.
final class Seats {

    private final int most;
    private final String code;
    private final String advice;
    private final Map<Id, Integer> taken = new ConcurrentHashMap<>();

    /// @param most for each partner
    /// @param code of the problem of who wants more
    /// @param advice what they do instead
    Seats(int most, String code, String advice) {
        this.most = most;
        this.code = code;
        this.advice = advice;
    }

    /// @throws Problem `429` if the partner has as many as it may
    void take(Id partner) {
        taken.compute(partner, (id, seats) -> {
            if (seats != null && seats >= most) {
                throw Problem.of(
                                429,
                                code,
                                "Too many requests",
                                "You hold " + most + " open, which is as many as you may. " + advice)
                        .with("Retry-After", "15");
            }
            return seats == null ? 1 : seats + 1;
        });
    }

    void leave(Id partner) {
        taken.computeIfPresent(partner, (id, seats) -> seats == 1 ? null : seats - 1);
    }

    int of(Id partner) {
        return taken.getOrDefault(partner, 0);
    }

    /// Of all partners.
    int all() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
