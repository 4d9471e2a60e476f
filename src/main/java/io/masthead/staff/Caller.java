package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/// Who sends the current request. For endpoints of the staff's area only: elsewhere nobody is asked, so nobody is
/// known.
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Id id() {
        return signedIn().id();
    }

    public String name() {
        return signedIn().name();
    }

    public Role role() {
        return signedIn().role();
    }

    /// Whether the caller has this role or one that includes it.
    public boolean may(Role role) {
        return role().includes(role);
    }

    /// @throws UnauthorizedException if nobody has signed in
    SignedIn signedIn() {
        if (identity.getPrincipal() instanceof SignedIn who) {
            return who;
        }
        throw new UnauthorizedException();
    }
}
