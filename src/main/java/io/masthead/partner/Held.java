package io.masthead.partner;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// A version of a plan that a partner has, or had.
///
/// @param from since when
/// @param until until when, or `null` if it has it still
public record Held(Id plan, int version, PlanTerms terms, Instant from, Instant until) {

    /// Names the version: whoever has the same one may see the same.
    public String planKey() {
        return plan + ":" + version;
    }
}
