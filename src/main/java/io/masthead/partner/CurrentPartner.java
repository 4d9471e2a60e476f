package io.masthead.partner;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Which partner sends the current request. For endpoints of the partners' area only.
@RequestScoped
public class CurrentPartner {

    private Admission admission;

    void is(Admission admission) {
        this.admission = admission;
    }

    /// Whether the request came in through the door.
    Optional<Admission> admission() {
        return Optional.ofNullable(admission);
    }

    /// @throws IllegalStateException if nobody stood at the door: an endpoint must be marked as one for partners
    public Licence licence() {
        return admission()
                .orElseThrow(() -> new IllegalStateException("this endpoint is not marked as one for partners"))
                .licence();
    }
}
