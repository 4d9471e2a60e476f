package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.Signer;
import io.masthead.tally.Once;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets a visitor count once per article and window. What is kept is a hash that is salted anew each day: nobody
/// can tell from it who the visitor was, nor that two days saw the same one.
@Singleton
class Visitors {

    static final String SCOPE = "visitor";

    private final Signer signer;
    private final long window;

    /// Windows follow one another from midnight UTC on, the same on every node.
    Visitors(Signer signer, @ConfigProperty(name = "masthead.visitor-window") Duration window) {
        if (window.toSeconds() < 1 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalStateException("MASTHEAD_VISITOR_WINDOW must be from PT1S to P1D.");
        }
        this.signer = signer;
        this.window = window.toSeconds();
    }

    /// The name that counts once.
    ///
    /// @param at when it was viewed, which may be days ago
    Once once(Id article, String visitor, Instant at, Instant now) {
        long number = at.getEpochSecond() / window;
        Instant end = Instant.ofEpochSecond((number + 1) * window);
        Instant until = (end.isAfter(now) ? end : now).plusSeconds(window);
        String salt = signer.sign(SCOPE, at.truncatedTo(ChronoUnit.DAYS).toString());
        return Once.of(SCOPE, salt + ' ' + article + ' ' + number + ' ' + visitor, until);
    }
}
