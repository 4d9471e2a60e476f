package io.masthead.staff;

import io.masthead.shared.token.OpaqueToken;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.context.ThreadContext;

/// Knows whose session a token opened.
@Singleton
public class SessionIdentities implements IdentityProvider<Bearer> {

    private final StaffSessions sessions;
    private final Clock clock;
    private final ThreadContext request;

    SessionIdentities(StaffSessions sessions, Clock clock, ThreadContext request) {
        this.sessions = sessions;
        this.clock = clock;
        this.request = request;
    }

    @Override
    public Class<Bearer> getRequestType() {
        return Bearer.class;
    }

    /// @return a failure, always the same one, if the token is malformed, unknown or of a session that is over
    @Override
    public Uni<SecurityIdentity> authenticate(Bearer bearer, AuthenticationRequestContext context) {
        // The look-up leaves the event loop but stays in the request: its statement counts as one of the request's.
        return context.runBlocking(request.contextualSupplier(() -> identity(bearer.token())));
    }

    private SecurityIdentity identity(String token) {
        SignedIn who = OpaqueToken.parse(SessionAdminResource.PREFIX, token)
                .flatMap(known -> sessions.find(known, clock.instant()))
                .orElseThrow(() -> new AuthenticationFailedException("no such session"));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(who)
                .addRoles(who.role().names())
                .build();
    }
}
