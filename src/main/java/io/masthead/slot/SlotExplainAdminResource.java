package io.masthead.slot;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What decisions would be, for staff who want to know why.
@Path("/v1/admin/slots/{key}/decision")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SLOTS_READ, write = Scopes.SLOTS_WRITE)
@Tag(name = "Slots (staff)", description = "The places of the site that bookings fill.")
public class SlotExplainAdminResource {

    private final Decisions decisions;

    SlotExplainAdminResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @Operation(
            operationId = "explainSlotDecision",
            summary = "Explain a slot",
            description = "What would stand in the slot now under these circumstances, and with `explain=true` of every"
                    + " booking why it does or does not. Bookings that are over for more than nine days are left out."
                    + " Nothing is counted; with `decide=server` chance decides anew each time.")
    public SlotExplanation read(
            @Parameter(description = "The slot's key.", example = "header-partners") @RestPath String key,
            @Parameter(description = "Whether to say why, for every booking of the slot and its fallbacks.") @RestQuery
                    Boolean explain,
            @Parameter(description = SlotAsked.ARTICLE) @RestQuery @Size(min = 1, max = 200) String article,
            @Parameter(description = SlotAsked.CATEGORY) @RestQuery @Size(min = 1, max = 200) String category,
            @Parameter(description = SlotAsked.TAG, example = "harbour") @RestQuery String tag,
            @Parameter(description = SlotAsked.PLATFORM, example = "ios") @RestQuery @Size(max = 32) String platform,
            @Parameter(description = SlotAsked.REGION, example = "CN-GD") @RestQuery @Size(max = 6) String region,
            @Parameter(description = SlotAsked.DEVICE) @RestQuery @Size(min = 1, max = 200) String device,
            @Parameter(description = SlotAsked.DECIDE, schema = @Schema(enumeration = {"client", "server"})) @RestQuery
                    String decide) {
        SlotQuestion question = SlotAsked.question(article, category, tag, platform, region, device, decide);
        SlotExplanation explanation = decisions
                .explain(key, question, SlotAsked.isForOne(decide))
                .orElseThrow(() -> Problem.notFound("slot"));
        return Boolean.TRUE.equals(explain) ? explanation : explanation.winners();
    }
}
