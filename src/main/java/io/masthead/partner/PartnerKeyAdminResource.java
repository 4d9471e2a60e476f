package io.masthead.partner;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Network;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.idempotency.ShowsSecret;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Keys of partners, for staff. A key never changes; it is made, rotated and revoked.
@Path("/v1/admin/partners/{partner}/keys")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.PARTNERS_READ, write = Scopes.PARTNERS_WRITE)
@Tag(name = "Partners (staff)")
public class PartnerKeyAdminResource {

    private static final String OF = "The partner's id.";

    private final PartnerRepository partners;
    private final PartnerKeys keys;
    private final Cursors cursors;
    private final Validation validation;
    private final Shown shown;
    private final Clock clock;
    private final String environment;

    PartnerKeyAdminResource(
            PartnerRepository partners,
            PartnerKeys keys,
            Cursors cursors,
            Validation validation,
            Shown shown,
            Clock clock,
            @ConfigProperty(name = "masthead.environment") String environment) {
        this.partners = partners;
        this.keys = keys;
        this.cursors = cursors;
        this.validation = validation;
        this.shown = shown;
        this.clock = clock;
        this.environment = environment;
    }

    @GET
    @Operation(
            operationId = "listPartnerKeys",
            summary = "List a partner's keys",
            description = "All keys it ever had, without their secrets, in the order in which they were made.")
    public AdminPartnerKeyPage list(
            @Parameter(description = OF) @RestPath String partner,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        Id of = partners.existing(partner).id();
        String name = "admin/partners/" + of + "/keys";
        long after =
                cursors.read(name, cursor, at -> Long.parseLong(at.getFirst())).orElse(Long.MIN_VALUE);
        var page = Slice.of(
                keys.page(of, after, limit + 1),
                limit,
                last -> cursors.write(name, last.id().value()));
        return new AdminPartnerKeyPage(page.data(), page.page());
    }

    @GET
    @Path("/{key}")
    @Operation(
            operationId = "readPartnerKey",
            summary = "Read a partner's key",
            description = "Everything of it but its secret.")
    public AdminPartnerKey read(
            @Parameter(description = OF) @RestPath String partner,
            @Parameter(description = "The key's id.") @RestPath String key) {
        return keys.find(partners.existing(partner).id(), id(key)).orElseThrow(() -> Problem.notFound("key"));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @Operation(
            operationId = "createPartnerKey",
            summary = "Make a key for a partner",
            description = "It is shown this once. A partner has two keys of an environment at most that work.")
    public NewPartnerKey create(@Parameter(description = OF) @RestPath String partner, PartnerKeyInput body) {
        PartnerKeyInput input = validation.check(body);
        Id of = partners.existing(partner).id();
        if (input.expiresAt() != null && !input.expiresAt().isAfter(clock.instant())) {
            throw Problem.invalid("/expiresAt", "out-of-range", "In the future.");
        }
        NewPartnerKey made = keys.add(new PartnerKeys.Wanted(
                of,
                input.name(),
                input.environment() == null ? environment : input.environment(),
                scopes(input.scopes()),
                networks(input.networks()),
                input.expiresAt()));
        shown.createdAt("/v1/admin/partners/" + of + "/keys/" + made.id());
        return made;
    }

    @POST
    @Path("/{key}/rotate")
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @Operation(
            operationId = "rotatePartnerKey",
            summary = "Rotate a partner's key",
            description =
                    "Makes a key that may do what the key before may do, which goes on working for a while. The new"
                            + " one is shown this once; where the old one had an end, it has a year.")
    public NewPartnerKey rotate(
            @Parameter(description = OF) @RestPath String partner,
            @Parameter(description = "The key's id.") @RestPath String key,
            KeyRotationInput body) {
        Id of = partners.existing(partner).id();
        KeyRotationInput how = body == null ? new KeyRotationInput(null) : validation.check(body);
        NewPartnerKey made = keys.rotate(of, id(key), how, true);
        shown.createdAt("/v1/admin/partners/" + of + "/keys/" + made.id());
        return made;
    }

    @DELETE
    @Path("/{key}")
    @Transactional
    @Operation(
            operationId = "revokePartnerKey",
            summary = "Revoke a partner's key",
            description =
                    "It is refused from now on, on every node within a second, and for ever. It stays in the list.")
    public void revoke(
            @Parameter(description = OF) @RestPath String partner,
            @Parameter(description = "The key's id.") @RestPath String key) {
        keys.revoke(partners.existing(partner).id(), id(key));
    }

    private static Id id(String key) {
        return Id.parse(key).orElseThrow(() -> Problem.notFound("key"));
    }

    private static List<String> scopes(List<String> wanted) {
        if (wanted == null) {
            return KeyScopes.ALL;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!KeyScopes.ALL.contains(wanted.get(i))) {
                throw Problem.invalid("/scopes/" + i, "unknown-scope", "There is no such scope.");
            }
        }
        return wanted.stream().distinct().sorted().toList();
    }

    private static List<String> networks(List<String> wanted) {
        List<String> networks = wanted == null ? List.of() : wanted;
        for (int i = 0; i < networks.size(); i++) {
            try {
                Network.parse(networks.get(i).strip());
            } catch (IllegalArgumentException noNetwork) {
                throw Problem.invalid("/networks/" + i, "not-a-network", "A network such as 203.0.113.0/24.");
            }
        }
        return networks.stream().map(String::strip).distinct().toList();
    }
}
