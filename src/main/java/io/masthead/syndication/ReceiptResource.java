package io.masthead.syndication;

import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Partners confirm that what was killed is gone.
@Path("/v1/syndication/takedowns")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.ARTICLES_READ)
@Tag(name = "Partners")
public class ReceiptResource {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final CurrentPartner partner;
    private final Ledger ledger;
    private final Drills drills;
    private final Validation validation;
    private final Clock clock;

    ReceiptResource(CurrentPartner partner, Ledger ledger, Drills drills, Validation validation, Clock clock) {
        this.partner = partner;
        this.ledger = ledger;
        this.drills = drills;
        this.validation = validation;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/receipt")
    @Transactional
    @AlsoAnswers(404)
    @Operation(
            operationId = "confirmTakedown",
            summary = "Confirm a takedown",
            description = "Says that every copy of the item is gone. The first receipt counts: another one changes"
                    + " nothing and is answered alike. A takedown of what you never had is not there.")
    public Receipt confirm(
            @Parameter(description = "The takedown's id, as the change says it.") @RestPath String id,
            ReceiptInput body) {
        ReceiptInput input = validation.check(body);
        Instant now = clock.instant();
        if (input.removedAt().isAfter(now.plus(SKEW))) {
            throw Problem.invalid("/removedAt", "in-the-future", "When it went, not when it will go.");
        }
        Id me = partner.licence().partner();
        return Id.parse(id)
                .flatMap(takedown -> ledger.confirm(me, takedown, input.removedAt(), input.note(), now)
                        .or(() -> drills.confirm(me, takedown, input.removedAt(), input.note(), now))
                        .map(said -> new Receipt(takedown, said.removedAt(), said.receivedAt(), said.note())))
                .orElseThrow(() -> Problem.notFound("takedown"));
    }
}
