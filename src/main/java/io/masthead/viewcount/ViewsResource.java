package io.masthead.viewcount;

import io.masthead.shared.http.CommaList;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

/// Fresh counts of articles, and views that are reported late. No answer of it may be kept by anybody.
@Path("/v1/views")
@PermitAll
@Tag(name = "Views", description = "Counting views of articles. A view is acknowledged when it is committed.")
public class ViewsResource {

    private static final int MOST_IDS = 100;

    private final ViewRepository articles;
    private final ViewCounting counting;
    private final ViewBody bodies;
    private final Clock clock;

    ViewsResource(ViewRepository articles, ViewCounting counting, ViewBody bodies, Clock clock) {
        this.articles = articles;
        this.counting = counting;
        this.bodies = bodies;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listViews",
            summary = "Read fresh counts",
            description = "The committed views of up to 100 articles, in the order asked for. Articles that readers"
                    + " cannot see are left out.")
    public ArticleViewsList list(
            @Parameter(
                            description = "Up to 100 article ids, separated by commas.",
                            required = true,
                            example = "0MZ5Q4T2C8V1K,0MZ5Q4T2C8V1M")
                    @RestQuery
                    String ids) {
        List<Id> asked = CommaList.parse("ids", ids, MOST_IDS).stream()
                .map(text -> Id.parse(text)
                        .orElseThrow(() -> Problem.badParameter(
                                "ids", "not-an-id", "An id has 13 characters, such as 0MZ5Q4T2C8V1K.", null)))
                .toList();
        return new ArticleViewsList(articles.counts(asked, clock.instant()));
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "countViews",
            summary = "Report views that happened a while ago",
            description = "For apps that were offline: up to 500 views of the last 7 days. Answers when all that count"
                    + " are committed, event by event. An event whose answer was lost can be reported again: its"
                    + " `eventId` counts once for 8 days. JSON may come as `text/plain`, as `navigator.sendBeacon`"
                    + " sends it.")
    @APIResponse(responseCode = "200", description = "What became of each event; what is accepted is committed.")
    public CompletionStage<ViewReceipts> count(
            @RequestBody(
                            description = "The views.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ViewEventsInput.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_PLAIN,
                                        schema = @Schema(implementation = ViewEventsInput.class))
                            })
                    byte[] body,
            @Context HttpHeaders headers)
            throws IOException {
        List<ViewEvent> events = bodies.events(body, headers.getMediaType()).events();
        return counting.count(events, headers.getHeaderString(HttpHeaders.USER_AGENT))
                .thenApply(reasons -> new ViewReceipts(IntStream.range(0, events.size())
                        .mapToObj(i -> ViewReceipt.of(events.get(i), reasons.get(i)))
                        .toList()));
    }
}
