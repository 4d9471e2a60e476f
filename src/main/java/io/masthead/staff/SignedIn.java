package io.masthead.staff;

import io.masthead.shared.id.Id;
import java.security.Principal;

/// Who sends a request, as its token says.
///
/// @param by what the request showed
record SignedIn(Id id, String email, String name, Role role, Credential by) implements Principal {

    /// The account's id: what never changes.
    @Override
    public String getName() {
        return id.toString();
    }
}
