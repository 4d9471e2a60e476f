package io.masthead.syndication;

import io.masthead.changelog.Tail;
import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.partner.PartnerRepository;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Partners say how far they have got.
@Path("/v1/syndication/acknowledgements")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.ARTICLES_READ)
@Tag(name = "Partners")
public class AcknowledgementResource {

    private final CurrentPartner partner;
    private final PartnerRepository partners;
    private final ChangeCursors cursors;
    private final Validation validation;
    private final Tail tail;
    private final Clock clock;

    AcknowledgementResource(
            CurrentPartner partner,
            PartnerRepository partners,
            ChangeCursors cursors,
            Validation validation,
            Tail tail,
            Clock clock) {
        this.partner = partner;
        this.partners = partners;
        this.cursors = cursors;
        this.validation = validation;
        this.tail = tail;
        this.clock = clock;
    }

    @POST
    @Transactional
    @Operation(
            operationId = "acknowledgeChanges",
            summary = "Say how far you have got",
            description = "The newsroom sees how far behind your copy is; you need not, and nothing is kept back until"
                    + " you do. An earlier cursor than the one before changes nothing, nor does one of a snapshot that"
                    + " is not at its end.")
    public AccountReading acknowledge(AcknowledgementInput body) {
        Id own = partner.licence().partner();
        Place place = cursors.read(own, validation.check(body).cursor()).orElseThrow();
        partners.acknowledge(own, place.phase() == Place.Phase.SNAPSHOT ? 0 : place.seq(), clock.instant());
        return AccountReading.of(partners.acknowledged(own), tail.position());
    }
}
