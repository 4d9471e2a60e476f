package io.masthead.staff;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the one credential that staff send: `Authorization: Bearer …` (RFC 6750, section 2.1). Only endpoints that ask
/// for a role come here; what readers send is never looked at. There are no cookies, so no other site can borrow a
/// session.
@Singleton
public class BearerAuthentication implements HttpAuthenticationMechanism {

    private static final String HEADER = "Authorization";
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

    /// @return nobody without the header; a failure if it is repeated or of any other form
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> given = context.request().headers().getAll(HEADER);
        if (given.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Matcher bearer = BEARER.matcher(given.getFirst());
        if (given.size() > 1 || !bearer.matches()) {
            return Uni.createFrom().failure(new AuthenticationFailedException("no bearer token"));
        }
        return identities.authenticate(new Bearer(bearer.group(1)));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Bearer.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
