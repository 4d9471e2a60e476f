package io.masthead.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.media.MediaRepository;
import io.masthead.media.MediaUse;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.problem.Problem;
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

/// Creatives, for staff.
@Path(CreativeAdminResource.PATH)
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SLOTS_READ, write = Scopes.SLOTS_WRITE)
@Tag(name = "Creatives (staff)", description = "What advertisers show: words, a picture, an address.")
public class CreativeAdminResource extends KeptAdminResource<Creative, CreativeInput, AdminCreative> {

    static final String PATH = "/v1/admin/creatives";

    private final AdvertiserRepository advertisers;
    private final SlotRepository slots;
    private final MediaRepository media;
    private final MediaUse mediaUse;
    private final ClickAddress clickAddress;

    CreativeAdminResource(
            Desk desk,
            CreativeRepository creatives,
            AdvertiserRepository advertisers,
            SlotRepository slots,
            MediaRepository media,
            MediaUse mediaUse,
            ClickAddress clickAddress) {
        super(desk, creatives, "creative", CreativeInput.class);
        this.advertisers = advertisers;
        this.slots = slots;
        this.media = media;
        this.mediaUse = mediaUse;
        this.clickAddress = clickAddress;
    }

    @GET
    @Operation(
            operationId = "listAdminCreatives",
            summary = "List creatives",
            description = "All creatives in the order in which they were made.")
    public AdminCreativePage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        return page(limit, cursor, AdminCreativePage::new);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAdminCreative",
            summary = "Read a creative",
            description = "One creative, with its version as `ETag`.")
    public AdminCreative read(@Parameter(description = "Its id.") @RestPath String id) {
        return one(id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createCreative",
            summary = "Create a creative",
            description = "Adds a creative. Bookings bring it into slots.")
    public AdminCreative create(CreativeInput body) {
        return add(PATH, body);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceCreative",
            summary = "Replace a creative",
            description = "Writes the creative anew, for all its bookings.")
    public AdminCreative replace(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            CreativeInput body) {
        return rewrite(id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchCreative",
            summary = "Change a creative",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminCreative patch(
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
            operationId = "removeCreative",
            summary = "Remove a creative",
            description = "Only a creative that is not booked, not even for the past.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        drop(id, ifMatch);
        mediaUse.use("creative", Id.of(id), Set.of());
    }

    @Override
    Creative fresh(Id id) {
        return new Creative(id);
    }

    @Override
    void write(Creative creative, CreativeInput input) {
        if (advertisers.findById(input.advertiser().value()) == null) {
            throw Problem.invalid("/advertiser", "unknown-advertiser", "There is no such advertiser.");
        }
        Set<Id> pictures = input.mediaId() == null ? Set.of() : Set.of(input.mediaId());
        if (!media.exists(pictures).containsAll(pictures)) {
            throw Problem.invalid("/mediaId", "unknown-media", "There is no such picture.");
        }
        creative.revise(input, clickAddress.checked(input.clickUrl()));
        mediaUse.use("creative", creative.id(), pictures);
    }

    @Override
    AdminCreative seen(Creative creative) {
        return AdminCreative.of(creative);
    }

    @Override
    CreativeInput input(Creative creative) {
        return AdminCreative.of(creative).input();
    }

    @Override
    Set<String> shownIn(Creative creative) {
        return slots.keysShowing(creative).stream().map(key -> "slot:" + key).collect(Collectors.toSet());
    }
}
