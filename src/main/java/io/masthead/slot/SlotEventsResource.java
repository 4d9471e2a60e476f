package io.masthead.slot;

import io.masthead.shared.http.Crawlers;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.Reports;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// Takes events of slots. No answer of it may be kept by anybody.
@Path("/v1/slots/events")
@PermitAll
@Tag(name = "Slots", description = "What stands in the places for advertisements, partners and the house.")
public class SlotEventsResource {

    private final SlotCounting counting;
    private final SlotTokens tokens;
    private final Crawlers crawlers;
    private final Reports reports;

    SlotEventsResource(SlotCounting counting, SlotTokens tokens, Crawlers crawlers, Reports reports) {
        this.counting = counting;
        this.tokens = tokens;
        this.crawlers = crawlers;
        this.reports = reports;
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "countSlotEvents",
            summary = "Report events of slots",
            description = "Up to 500 impressions, viewable impressions and clicks of the last 7 days. Answers when all"
                    + " that count are committed, event by event. An event whose answer was lost can be reported again."
                    + " The token of a server decision counts once of each kind; with the token of a client decision,"
                    + " which many readers share, every event brings its own `eventId`. What comes after a cap was"
                    + " reached is `over-cap`. JSON may come as `text/plain`, as `navigator.sendBeacon` sends it.")
    @APIResponse(responseCode = "200", description = "What became of each event; what is accepted is committed.")
    public CompletionStage<SlotReceipts> count(
            @RequestBody(
                            description = "The events.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = SlotEventsInput.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_PLAIN,
                                        schema = @Schema(implementation = SlotEventsInput.class))
                            })
                    byte[] body,
            @Context HttpHeaders headers)
            throws IOException {
        List<SlotEvent> events = reports.read(
                        body, Gate.LARGEST_BODY, headers.getMediaType(), SlotEventsInput.class, null)
                .events();
        boolean crawler = crawlers.isOne(headers.getHeaderString(HttpHeaders.USER_AGENT));
        return counting.count(events.stream().map(this::reported).toList(), crawler)
                .thenApply(outcomes -> new SlotReceipts(IntStream.range(0, events.size())
                        .mapToObj(i -> SlotReceipt.of(events.get(i), outcomes.get(i)))
                        .toList()));
    }

    private SlotCounting.Reported reported(SlotEvent event) {
        return new SlotCounting.Reported(
                tokens.read(event.token()),
                EventKind.valueOf(event.kind().toUpperCase(Locale.ROOT)),
                event.eventId(),
                event.at());
    }
}
