package io.masthead.slot;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What was counted of a slot, for staff.
@Path("/v1/admin/slots/{id}/report")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(Scopes.SLOTS_READ)
@Tag(name = "Slot reports (staff)", description = "What slots have delivered, by hour and day.")
public class SlotReportAdminResource {

    private final SlotReports reports;
    private final SlotRepository slots;

    SlotReportAdminResource(SlotReports reports, SlotRepository slots) {
        this.reports = reports;
        this.slots = slots;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, SlotReports.TEXT_CSV})
    @Operation(
            operationId = "readSlotReport",
            summary = "Read the report on a slot",
            description = "Impressions, viewable impressions and clicks by hour or day of the site's time zone, to the"
                    + " unit; what came after a cap was reached stands apart. As JSON, or as CSV with"
                    + " `Accept: text/csv` or `format=csv`. At most 744 hours or days.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SlotReport.class)),
                @Content(mediaType = SlotReports.TEXT_CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response read(
            @Parameter(description = "Its id or key.") @RestPath String id,
            @Parameter(
                            description = "How fine the numbers are.",
                            schema =
                                    @Schema(
                                            enumeration = {SlotReports.HOUR, SlotReports.DAY},
                                            defaultValue = SlotReports.DAY))
                    @RestQuery
                    @DefaultValue(SlotReports.DAY)
                    String granularity,
            @Parameter(description = "The hour or day to begin with. Without it, the last 24 hours or 30 days.")
                    @RestQuery
                    Instant from,
            @Parameter(description = "The end, which is left out. Without it, now.") @RestQuery Instant to,
            @Parameter(
                            description = "How it is written; without it, as `Accept` prefers.",
                            schema = @Schema(enumeration = {"json", SlotReports.CSV}))
                    @RestQuery
                    String format,
            @Context HttpHeaders headers) {
        Optional<Slot> slot = slots.find(id);
        return reports.report(
                "slot",
                "slot_id",
                slot.map(Slot::id).or(() -> Id.parse(id)),
                slot.map(Slot::key),
                new SlotReports.Asked(granularity, from, to, format, headers));
    }
}
