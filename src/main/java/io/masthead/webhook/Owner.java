package io.masthead.webhook;

import io.masthead.shared.id.Id;
import java.util.Objects;

/// Whose endpoints they are.
///
/// @param partner a partner's id, or `null` for the house itself
public record Owner(Id partner) {

    /// The house itself.
    public static final Owner HOUSE = new Owner(null);

    /// A partner.
    public static Owner partner(Id id) {
        return new Owner(Objects.requireNonNull(id));
    }

    public boolean isHouse() {
        return partner == null;
    }

    /// The number that stands for it where the house needs one too.
    long number() {
        return partner == null ? 0 : partner.value();
    }
}
