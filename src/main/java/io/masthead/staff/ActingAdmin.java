package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// Lets the application itself act as its first admin where there is no request: through the same doors as staff, with
/// the same checks behind them.
@Singleton
public class ActingAdmin {

    private final StaffRepository staff;
    private final CurrentIdentityAssociation identity;

    ActingAdmin(StaffRepository staff, CurrentIdentityAssociation identity) {
        this.staff = staff;
        this.identity = identity;
    }

    /// Does the work, to which the admin's id is handed, as if that admin had sent a request. No session is opened.
    ///
    /// @throws IllegalStateException if there is no admin
    @ActivateRequestContext
    public void act(Consumer<Id> work) {
        Staff admin = QuarkusTransaction.requiringNew()
                .call(staff::firstAdmin)
                .orElseThrow(() -> new IllegalStateException("there is no admin"));
        var who = new SignedIn(admin.id(), admin.email(), admin.name(), admin.role(), new Credential.House());
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(who)
                .addRoles(who.role().names())
                .build());
        work.accept(who.id());
    }
}
