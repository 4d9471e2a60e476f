package io.masthead.staff;

import io.masthead.shared.token.OpaqueToken;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.context.ThreadContext;

/// Knows who a token belongs to: a session, a token for a program, or a person of the configured issuer. The
/// database is asked for each request, so whatever changes about somebody counts from the next request on, on every
/// node.
@Singleton
public class StaffIdentities implements IdentityProvider<Bearer> {

    private final StaffSessions sessions;
    private final StaffTokens tokens;
    private final IssuedIdentities issued;
    private final Clock clock;
    private final ThreadContext request;
    private final ExecutorService threads;

    StaffIdentities(
            StaffSessions sessions,
            StaffTokens tokens,
            IssuedIdentities issued,
            Clock clock,
            ThreadContext request,
            @VirtualThreads ExecutorService threads) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.issued = issued;
        this.clock = clock;
        this.request = request;
        this.threads = threads;
    }

    @Override
    public Class<Bearer> getRequestType() {
        return Bearer.class;
    }

    /// @return a failure, always the same one, if the token is malformed, unknown, over, or of somebody suspended
    @Override
    public Uni<SecurityIdentity> authenticate(Bearer bearer, AuthenticationRequestContext context) {
        // The look-up leaves the event loop but stays in the request: its statement counts as one of the request's. On
        // a bounded number of threads those who wait for one would be a second queue, which nobody sees.
        return Uni.createFrom()
                .item(request.contextualSupplier(() -> identity(bearer.token())))
                .runSubscriptionOn(threads);
    }

    private SecurityIdentity identity(String token) {
        SignedIn who = find(token).orElseThrow(() -> new AuthenticationFailedException("nobody's token"));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(who)
                .addRoles(who.role().names())
                .build();
    }

    private Optional<SignedIn> find(String token) {
        Instant now = clock.instant();
        if (token.startsWith(SessionAdminResource.PREFIX)) {
            return OpaqueToken.parse(SessionAdminResource.PREFIX, token).flatMap(known -> sessions.find(known, now));
        }
        if (token.startsWith(TokenAdminResource.PREFIX)) {
            return OpaqueToken.parse(TokenAdminResource.PREFIX, token).flatMap(known -> tokens.find(known, now));
        }
        return issued.find(token);
    }
}
