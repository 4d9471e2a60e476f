package io.masthead.syndication;

import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.partner.Licence;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.quarkus.arc.ClientProxy;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Everything that changes, for partners who keep a copy.
@Path("/v1/syndication/changes")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.ARTICLES_READ)
@Tag(name = "Partners")
public class ChangesResource {

    private static final String HOW = "changes";

    private final CurrentPartner partner;
    private final PartnerChanges changes;
    private final ChangeCursors cursors;
    private final Waiting waiting;
    private final RoutingContext http;
    private final Clock clock;

    ChangesResource(
            CurrentPartner partner,
            PartnerChanges changes,
            ChangeCursors cursors,
            Waiting waiting,
            RoutingContext http,
            Clock clock) {
        this.partner = partner;
        this.changes = changes;
        this.cursors = cursors;
        this.waiting = waiting;
        this.http = http;
        this.clock = clock;
    }

    @GET
    @Blocking
    @AlsoAnswers(410)
    @Operation(
            operationId = "listChanges",
            summary = "Follow what changes",
            description = "Without a cursor everything that your plan allows; from there on everything that changes, in"
                    + " order and without a gap. Do what each change says, keep `page.next` with your copy, and ask"
                    + " again with it: your copy is then what your plan allows. A page has 1 MiB of articles at most."
                    + " A cursor is good for as many days as the newsroom keeps changes, at least; an older one is"
                    + " `410 cursor-expired`: begin without one, and drop what you then do not get.")
    public CompletionStage<ChangePage> list(
            @Parameter(description = "Where to go on: `page.next` of the page before, or the `cursor` of a change.")
                    @RestQuery
                    @Size(max = 2000)
                    String cursor,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "How many seconds to wait for a change if there is none.")
                    @RestQuery
                    @DefaultValue("0")
                    @Min(0)
                    @Max(25)
                    int wait,
            @Parameter(
                            description = Asked.FORMAT,
                            schema =
                                    @Schema(
                                            enumeration = {"json", "ninjs"},
                                            defaultValue = "json"))
                    @RestQuery
                    @DefaultValue("json")
                    String format,
            @Parameter(
                            description = Asked.BODY,
                            schema =
                                    @Schema(
                                            enumeration = {"portable-text", "html", "text", "none"},
                                            defaultValue = "portable-text"))
                    @RestQuery
                    @DefaultValue("portable-text")
                    String body) {
        Licence licence = partner.licence();
        Instant now = clock.instant();
        var asked = new Asked(limit, format, body);
        Reader reader = changes.reader(licence.partner());
        PartnerChanges.Told told = changes.told(
                reader, changes.place(reader, cursor, now), place -> changes.next(reader, place, asked, now));
        Block block = told.block();
        if (wait == 0 || !told.isNothing()) {
            waiting.tell(licence.partner(), told.changes(), HOW, now);
            return CompletableFuture.completedStage(
                    page(licence, limit, told.changes(), block.next(), block.caughtUp()));
        }
        CompletableFuture<Came> coming =
                waiting.poll(licence, block.next(), block.due(), asked, Duration.ofSeconds(wait), HOW);
        // Who is gone waits no longer.
        http.addEndHandler(gone -> coming.complete(Came.nothing(block.next(), null)));
        // Itself: whoever completes this is not within the request.
        RoutingContext request = ClientProxy.unwrap(http);
        return coming.thenApply(came -> {
            if (came.isRefused()) {
                throw refused();
            }
            came.page().into(request);
            return page(licence, limit, came.changes(), came.next(), came.caughtUp());
        });
    }

    private ChangePage page(Licence licence, int limit, List<PartnerChange> told, Place next, boolean caughtUp) {
        return new ChangePage(told, new ChangePosition(limit, cursors.write(licence.partner(), next), caughtUp));
    }

    private static Problem refused() {
        return Problem.of(
                        401,
                        "unauthorized",
                        "Unauthorized",
                        "While you waited your key was revoked, or your account suspended.")
                .with("WWW-Authenticate", "ApiKey");
    }
}
