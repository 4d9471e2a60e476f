package io.masthead.staff;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/// Holds API tokens to their scopes. An endpoint that names none is closed to them.
@Provider
@ForStaff
@Singleton
public class ScopeCheck implements ContainerRequestFilter {

    private final SecurityIdentity identity;
    private final ResourceInfo resource;

    ScopeCheck(SecurityIdentity identity, ResourceInfo resource) {
        this.identity = identity;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            // Whoever logs in is not asked who they are.
            return;
        }
        if (identity.getPrincipal() instanceof SignedIn who && who.by() instanceof Credential.ApiToken token) {
            boolean reads = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
            String needed = needed(reads)
                    .orElseThrow(() -> Problem.of(
                            403, "not-for-tokens", "Forbidden", "No API token may do this: log in instead."));
            if (!needed.isEmpty() && !token.allows(needed)) {
                throw Problem.of(403, "scope-missing", "Forbidden", "This token has not the scope `" + needed + "`.");
            }
        }
    }

    private Optional<String> needed(boolean reads) {
        NeedsScope ofMethod = resource.getResourceMethod().getAnnotation(NeedsScope.class);
        if (ofMethod != null) {
            return Optional.of(ofMethod.value());
        }
        NeedsScope ofClass = resource.getResourceClass().getAnnotation(NeedsScope.class);
        return Optional.ofNullable(ofClass)
                .map(scope -> reads || scope.write().isEmpty() ? scope.value() : scope.write())
                .filter(scope -> reads || !scope.endsWith(":read"));
    }
}
