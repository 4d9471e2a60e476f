package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;

/// Makes a member of staff of whom `@TestSecurity` names: writes are in the audit log under that name.
@Singleton
public class ActingStaff implements SecurityIdentityAugmentor {

    private static final Id ID = Id.next();

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || identity.getPrincipal() instanceof SignedIn) {
            return Uni.createFrom().item(identity);
        }
        String name = identity.getPrincipal().getName();
        Role role = Arrays.stream(Role.values())
                .filter(known -> identity.hasRole(known.toString()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new SignedIn(ID, name + "@news.example", name, role, new Credential.House()))
                        .addRoles(role.names())
                        .build());
    }
}
