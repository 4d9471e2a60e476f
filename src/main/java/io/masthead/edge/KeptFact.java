package io.masthead.edge;

import io.masthead.shared.http.Rendered;
import java.time.Instant;
import java.util.Optional;

/// The fact that an address has no answer of its own. It is written out for each request, with that request's id.
final class KeptFact extends Kept {

    private static final int WRITTEN = 200;

    private final Rendered fact;

    KeptFact(Address address, Rendered fact, Instant from, Instant refresh) {
        super(address, fact.keys(), from, fact.until(), refresh);
        this.fact = fact;
    }

    /// A refusal or a redirect worth keeping: `404`, `410`, `301`.
    static Optional<KeptFact> of(Address address, Rendered rendered, Instant from, Instant refresh) {
        boolean worth = switch (rendered) {
            case Rendered.Answer answer -> false;
            case Rendered.Redirect redirect -> true;
            case Rendered.Refusal refusal ->
                refusal.problem().status() == 404 || refusal.problem().status() == 410;
        };
        return worth ? Optional.of(new KeptFact(address, rendered, from, refresh)) : Optional.empty();
    }

    Rendered fact() {
        return fact;
    }

    @Override
    int weight() {
        return OVERHEAD + WRITTEN + 3 * address().weight();
    }
}
