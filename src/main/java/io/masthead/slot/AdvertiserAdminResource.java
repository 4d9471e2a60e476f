package io.masthead.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Advertisers, for staff.
@Path(AdvertiserAdminResource.PATH)
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SLOTS_READ, write = Scopes.SLOTS_WRITE)
@Tag(name = "Advertisers (staff)", description = "Who fills slots: companies, partners, the house itself.")
public class AdvertiserAdminResource extends KeptAdminResource<Advertiser, AdvertiserInput, AdminAdvertiser> {

    static final String PATH = "/v1/admin/advertisers";

    private final SlotRepository slots;

    AdvertiserAdminResource(Desk desk, AdvertiserRepository advertisers, SlotRepository slots) {
        super(desk, advertisers, "advertiser", AdvertiserInput.class);
        this.slots = slots;
    }

    @GET
    @Operation(
            operationId = "listAdminAdvertisers",
            summary = "List advertisers",
            description = "All advertisers in the order in which they were made.")
    public AdminAdvertiserPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        return page(limit, cursor, AdminAdvertiserPage::new);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAdminAdvertiser",
            summary = "Read an advertiser",
            description = "One advertiser, with its version as `ETag`.")
    public AdminAdvertiser read(@Parameter(description = "Its id.") @RestPath String id) {
        return one(id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(operationId = "createAdvertiser", summary = "Create an advertiser", description = "Adds an advertiser.")
    public AdminAdvertiser create(AdvertiserInput body) {
        return add(PATH, body);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceAdvertiser",
            summary = "Replace an advertiser",
            description = "Writes the advertiser anew.")
    public AdminAdvertiser replace(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            AdvertiserInput body) {
        return rewrite(id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchAdvertiser",
            summary = "Change an advertiser",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminAdvertiser patch(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        return amend(id, ifMatch, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeAdvertiser",
            summary = "Remove an advertiser",
            description = "Only an advertiser without creatives.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        drop(id, ifMatch);
    }

    @Override
    Advertiser fresh(Id id) {
        return new Advertiser(id);
    }

    @Override
    void write(Advertiser advertiser, AdvertiserInput input) {
        advertiser.revise(input);
    }

    @Override
    AdminAdvertiser seen(Advertiser advertiser) {
        return AdminAdvertiser.of(advertiser);
    }

    @Override
    AdvertiserInput input(Advertiser advertiser) {
        return AdminAdvertiser.of(advertiser).input();
    }

    @Override
    Set<String> shownIn(Advertiser advertiser) {
        return slots.keysShowing(advertiser).stream().map(key -> "slot:" + key).collect(Collectors.toSet());
    }
}
