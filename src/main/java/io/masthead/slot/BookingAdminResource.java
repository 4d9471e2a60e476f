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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Bookings, for staff.
@Path(BookingAdminResource.PATH)
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SLOTS_READ, write = Scopes.SLOTS_WRITE)
@Tag(name = "Bookings (staff)", description = "What stands in which slot, from when until when.")
public class BookingAdminResource extends KeptAdminResource<Booking, BookingInput, AdminBooking> {

    static final String PATH = "/v1/admin/bookings";

    private final SlotRepository slots;
    private final BookingRepository bookings;
    private final CreativeRepository creatives;
    private final Aims aims;

    BookingAdminResource(
            Desk desk, BookingRepository bookings, SlotRepository slots, CreativeRepository creatives, Aims aims) {
        super(desk, bookings, "booking", BookingInput.class);
        this.bookings = bookings;
        this.slots = slots;
        this.creatives = creatives;
        this.aims = aims;
    }

    @GET
    @Operation(
            operationId = "listAdminBookings",
            summary = "List bookings",
            description = "All bookings in the order in which they were made.")
    public AdminBookingPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        return page(limit, cursor, AdminBookingPage::new);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAdminBooking",
            summary = "Read a booking",
            description = "One booking, with its version as `ETag`.")
    public AdminBooking read(@Parameter(description = "Its id.") @RestPath String id) {
        return one(id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createBooking",
            summary = "Create a booking",
            description = "Brings a creative into a slot.")
    public AdminBooking create(BookingInput body) {
        return add(PATH, body);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceBooking",
            summary = "Replace a booking",
            description = "Writes the booking anew; it may move to another slot.")
    public AdminBooking replace(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            BookingInput body) {
        return rewrite(id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchBooking",
            summary = "Change a booking",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminBooking patch(
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
            operationId = "removeBooking",
            summary = "Remove a booking",
            description = "Takes the creative out of the slot for good.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        drop(id, ifMatch);
        aims.use(Id.of(id), null);
    }

    @POST
    @Path("/{id}/pause")
    @Transactional
    @Operation(
            operationId = "pauseBooking",
            summary = "Pause a booking",
            description = "It takes no part in decisions until it is resumed. Its flight goes on meanwhile.")
    public AdminBooking pause(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        return act(id, ifMatch, Booking::pause);
    }

    @POST
    @Path("/{id}/resume")
    @Transactional
    @Operation(
            operationId = "resumeBooking",
            summary = "Resume a booking",
            description = "It takes part in decisions again.")
    public AdminBooking resume(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        return act(id, ifMatch, Booking::resume);
    }

    @Override
    Booking fresh(Id id) {
        return new Booking(id);
    }

    @Override
    void write(Booking booking, BookingInput input) {
        // Held, so that nobody makes it a pinned one meanwhile.
        Slot slot = slots.find(input.slot())
                .map(slots::held)
                .orElseThrow(() -> Problem.invalid("/slot", "unknown-slot", "There is no such slot."));
        if (creatives.findById(input.creative().value()) == null) {
            throw Problem.invalid("/creative", "unknown-creative", "There is no such creative.");
        }
        if (input.from() != null && input.until() != null && !input.until().isAfter(input.from())) {
            throw Problem.invalid("/until", "ends-before-it-begins", "A booking ends after it begins.");
        }
        checkCaps(Goals.orNone(input.goals()), Goals.orNone(input.caps()));
        if (input.deviceCap() != null && !input.deviceCap().fits()) {
            throw Problem.invalid("/deviceCap/per", "out-of-range", "From PT1M to P30D.");
        }
        Targeting targeting = aims.resolve(input.targeting());
        if (slot.kind() == SlotKind.PINNED) {
            bookings.overlapping(slot.id(), Tier.of(input.tier()), booking.id(), input.from(), input.until())
                    .ifPresent(other -> {
                        throw overlapping(other);
                    });
        }
        booking.revise(input, slot.id(), targeting);
        aims.use(booking.id(), targeting);
    }

    /// Of one tier, a pinned slot shows one booking at a time.
    static Problem overlapping(Id other) {
        return Problem.conflict(
                "booking-overlaps",
                "Booking " + other + " of the same tier stands in this pinned slot at the same time.",
                List.of());
    }

    /// A goal that lies beyond its cap could never be reached.
    private static void checkCaps(Goals goals, Goals caps) {
        checkCap("impressionsPerDay", goals.impressionsPerDay(), caps.impressionsPerDay());
        checkCap("impressionsInAll", goals.impressionsInAll(), caps.impressionsInAll());
        checkCap("clicksPerDay", goals.clicksPerDay(), caps.clicksPerDay());
        checkCap("clicksInAll", goals.clicksInAll(), caps.clicksInAll());
    }

    private static void checkCap(String member, Long goal, Long cap) {
        if (goal != null && cap != null && cap < goal) {
            throw Problem.invalid("/caps/" + member, "below-goal", "A cap is not below its goal.");
        }
    }

    @Override
    AdminBooking seen(Booking booking) {
        return AdminBooking.of(booking);
    }

    @Override
    BookingInput input(Booking booking) {
        return AdminBooking.of(booking).input();
    }

    @Override
    Set<String> shownIn(Booking booking) {
        return Set.of("slot:" + slots.findById(booking.slot().value()).key());
    }
}
