package io.masthead.partner;

import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;

/// Stands before every resource of the partners' area: holds requests at the [Door] before anything else of them is
/// looked at, and tells in each answer where the limits stand.
@Provider
@ForPartners
@Singleton
@Priority(Priorities.AUTHENTICATION)
public class Doorkeeper implements ContainerRequestFilter, ContainerResponseFilter {

    private final Door door;
    private final CurrentPartner partner;
    private final CurrentIdentityAssociation identity;
    private final ResourceInfo resource;
    private final RoutingContext http;

    Doorkeeper(
            Door door,
            CurrentPartner partner,
            CurrentIdentityAssociation identity,
            ResourceInfo resource,
            RoutingContext http) {
        this.door = door;
        this.partner = partner;
        this.identity = identity;
        this.resource = resource;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Admission admission = door.enter(http);
        // Whatever the address looked like: what is about to be called says what it needs.
        if (!admission.licence().scopes().contains(needed())) {
            throw Door.scopeMissing();
        }
        partner.is(admission);
        // Whose Idempotency-Key it is.
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(
                        new QuarkusPrincipal("partner " + admission.licence().partner()))
                .build());
    }

    private String needed() {
        NeedsScope ofMethod = resource.getResourceMethod().getAnnotation(NeedsScope.class);
        NeedsScope scope = ofMethod == null ? resource.getResourceClass().getAnnotation(NeedsScope.class) : ofMethod;
        return scope == null ? "" : scope.value();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        partner.admission().ifPresent(admission -> {
            response.getHeaders().putSingle("RateLimit-Policy", admission.policy());
            response.getHeaders().putSingle("RateLimit", admission.remaining());
        });
    }
}
