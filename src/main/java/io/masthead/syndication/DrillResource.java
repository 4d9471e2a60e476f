package io.masthead.syndication;

import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Rehearsals, for partners before they go live.
@Path("/v1/syndication/drills")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.WEBHOOKS_WRITE)
@Tag(name = "Partners")
public class DrillResource {

    private final Drills drills;
    private final CurrentPartner partner;
    private final Shown shown;

    DrillResource(Drills drills, CurrentPartner partner, Shown shown) {
        this.drills = drills;
        this.partner = partner;
        this.shown = shown;
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "beginDrill",
            summary = "Begin a drill",
            description =
                    "Sends three events about an article that never was to your webhooks, in order, on the way that real"
                            + " ones take: `article.publish`, `article.correct` and `article.kill`, each with `drill: true`"
                            + " in its data. Read the drill to see how they went, and confirm its takedown.")
    public Drill begin() {
        Id me = partner.licence().partner();
        Id drill = drills.begin(me);
        shown.createdAt("/v1/syndication/drills/" + drill);
        return drills.read(me, drill);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readDrill",
            summary = "Read a drill",
            description = "Which events have arrived, after how long, and whether your receipt came. Kept for 30 days.")
    public Drill read(@Parameter(description = "Its id.") @RestPath String id) {
        return drills.read(partner.licence().partner(), Id.parse(id).orElseThrow(() -> Problem.notFound("drill")));
    }
}
