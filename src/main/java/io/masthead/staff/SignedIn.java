package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.OpaqueToken;
import java.security.Principal;

/// Who sends a request, as its token says.
///
/// @param token what the request showed
record SignedIn(Id id, String email, String name, Role role, OpaqueToken token) implements Principal {

    /// The account's id: what never changes.
    @Override
    public String getName() {
        return id.toString();
    }
}
