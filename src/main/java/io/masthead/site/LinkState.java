package io.masthead.site;

import io.masthead.shared.problem.Problem;
import java.util.Arrays;
import java.util.Locale;

/// How the address of a friend link is doing.
enum LinkState {
    /// Nobody has looked yet, or there is nothing to look at: a path of this site, an e-mail address.
    UNCHECKED(0, 0),
    /// Somebody answered last time.
    ALIVE(0, 0),
    /// Nobody answered last time; that may pass.
    FAILING(1, LinkCheck.DEAD_AFTER - 1),
    /// Nobody has answered for days.
    DEAD(LinkCheck.DEAD_AFTER, Integer.MAX_VALUE);

    private final int least;
    private final int most;

    LinkState(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /// The fewest failures in a row.
    int least() {
        return least;
    }

    /// The most failures in a row.
    int most() {
        return most;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the parameter of that name.
    static LinkState parse(String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.badParameter(
                        "state",
                        "unknown-value",
                        "Choose among the allowed ones.",
                        Arrays.stream(values()).map(LinkState::word).toList()));
    }

    static LinkState of(LinkCheck check) {
        if (check == null || check.checkedAt() == null) {
            return UNCHECKED;
        }
        return check.failures() == 0 ? ALIVE : check.failures() < LinkCheck.DEAD_AFTER ? FAILING : DEAD;
    }
}
