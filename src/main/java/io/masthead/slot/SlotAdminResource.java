package io.masthead.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Slots, for staff.
@Path(SlotAdminResource.PATH)
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SLOTS_READ, write = Scopes.SLOTS_WRITE)
@Tag(name = "Slots (staff)", description = "The places of the site that bookings fill.")
public class SlotAdminResource extends KeptAdminResource<Slot, SlotInput, AdminSlot> {

    static final String PATH = "/v1/admin/slots";

    private final SlotRepository slots;

    SlotAdminResource(Desk desk, SlotRepository slots) {
        super(desk, slots, "slot", SlotInput.class);
        this.slots = slots;
    }

    @GET
    @Operation(
            operationId = "listAdminSlots",
            summary = "List slots",
            description = "All slots in the order in which they were made.")
    public AdminSlotPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        return page(limit, cursor, AdminSlotPage::new);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAdminSlot",
            summary = "Read a slot",
            description = "One slot, with its version as `ETag`.")
    public AdminSlot read(@Parameter(description = "Its id or key.") @RestPath String id) {
        return one(id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createSlot",
            summary = "Create a slot",
            description = "Adds a place. What stands in it is said by bookings.")
    public AdminSlot create(SlotInput body) {
        return add(PATH, body);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceSlot",
            summary = "Replace a slot",
            description = "Writes the slot anew. Front ends that ask for a former key find nothing there.")
    public AdminSlot replace(
            @Parameter(description = "Its id or key.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            SlotInput body) {
        return rewrite(id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchSlot",
            summary = "Change a slot",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminSlot patch(
            @Parameter(description = "Its id or key.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        return amend(id, ifMatch, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeSlot",
            summary = "Remove a slot",
            description = "Only a slot in which nothing is booked, not even for the past.")
    public void remove(
            @Parameter(description = "Its id or key.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        drop(id, ifMatch);
    }

    @Override
    Slot fresh(Id id) {
        return new Slot(id);
    }

    @Override
    void write(Slot slot, SlotInput input) {
        if (input.width() == null && input.height() != null) {
            throw Problem.invalid("/width", "missing", "A height needs a width.");
        }
        if (input.height() == null && input.width() != null) {
            throw Problem.invalid("/height", "missing", "A width needs a height.");
        }
        Id fallback = fallback(slot, input.fallback());
        if (input.kind().equals(SlotKind.PINNED.word())) {
            slots.overlapping(slot.id()).ifPresent(booking -> {
                throw BookingAdminResource.overlapping(booking);
            });
        }
        slot.revise(input, fallback);
    }

    private Id fallback(Slot slot, String asked) {
        if (asked == null) {
            return null;
        }
        Id fallback = find(asked)
                .map(Slot::id)
                .orElseThrow(() -> Problem.invalid("/fallback", "unknown-slot", "There is no such slot."));
        if (slots.leadsTo(fallback, slot.id())) {
            throw Problem.invalid("/fallback", "fallback-cycle", "This slot falls back on itself that way.");
        }
        return fallback;
    }

    @Override
    AdminSlot seen(Slot slot) {
        return AdminSlot.of(slot);
    }

    @Override
    SlotInput input(Slot slot) {
        return AdminSlot.of(slot).input();
    }

    /// Pages show all slots there are: they depend on the set as well.
    @Override
    Set<String> shownIn(Slot slot) {
        return Set.of("slot:" + slot.key(), "slots");
    }

    @Override
    Optional<Slot> find(String keyOrId) {
        return slots.find(keyOrId);
    }
}
