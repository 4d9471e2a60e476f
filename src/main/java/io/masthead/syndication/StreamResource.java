package io.masthead.syndication;

import io.masthead.partner.Admission;
import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.partner.Licence;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/// Changes as they come, over a connection that stays open.
@Path("/v1/syndication/changes/stream")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.ARTICLES_READ)
@Tag(name = "Partners")
public class StreamResource {

    private static final String EVENTS = "text/event-stream";
    private static final int PAGE = 100;

    private final CurrentPartner partner;
    private final Streams streams;
    private final RoutingContext http;

    StreamResource(CurrentPartner partner, Streams streams, RoutingContext http) {
        this.partner = partner;
        this.streams = streams;
        this.http = http;
    }

    @GET
    @Blocking
    @AlsoAnswers({410, 429})
    @Operation(
            operationId = "streamChanges",
            summary = "Have changes sent to you",
            description = "The same changes as server-sent events: `event: change`, the change as JSON in `data`, its"
                    + " cursor in `id`. Whoever comes again with `Last-Event-ID` goes on there. Every 15 seconds at"
                    + " least something is sent. A stream counts as one request; it ends when your key does.")
    @APIResponse(
            responseCode = "200",
            description = "Events, until one side ends the connection.",
            content = @Content(mediaType = EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public CompletionStage<Void> stream(
            @Parameter(description = "Where to go on, if there is no `Last-Event-ID`.") @RestQuery @Size(max = 2000)
                    String cursor,
            @Parameter(description = "The `id` of the last event that you have.") @RestHeader("Last-Event-ID")
                    String lastEventId,
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
        var asked = new Asked(PAGE, format, body);
        Place place = streams.begin(licence, lastEventId == null ? cursor : lastEventId);
        Streams.Next first = streams.next(licence, place, asked)
                .orElseThrow(() -> Problem.forbidden("Your key was revoked just now."));
        streams.enter(licence.partner());
        HttpServerResponse response = http.response();
        var stream = new ChangeStream(streams, licence, asked, response);
        http.addEndHandler(gone -> stream.end());
        head(response);
        return stream.begin(first).whenComplete((over, failed) -> streams.leave(licence.partner()));
    }

    private void head(HttpServerResponse response) {
        response.setChunked(true)
                .putHeader("Content-Type", EVENTS)
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("Vary", "X-Api-Key")
                .putHeader("X-Accel-Buffering", "no");
        Admission.of(http)
                .ifPresent(admission -> response.putHeader("RateLimit-Policy", admission.policy())
                        .putHeader("RateLimit", admission.remaining()));
    }
}
