package io.masthead.shared.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// The claim under which the current request works, until its answer is kept.
@RequestScoped
class Claimed {

    private Claim open;

    void open(Claim claim) {
        open = claim;
    }

    void close() {
        open = null;
    }

    Optional<Claim> current() {
        return Optional.ofNullable(open);
    }
}
