package io.masthead.viewcount;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.ViewTotals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;

/// Counts views of an article. No answer of it may be kept by anybody.
@Path("/v1/articles/{slugOrId}/views")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Views", description = "Counting views of articles. A view is acknowledged when it is committed.")
public class ArticleViewsResource {

    private final ViewRepository articles;
    private final ViewTotals totals;
    private final ViewBody bodies;
    private final Clock clock;

    ArticleViewsResource(ViewRepository articles, ViewTotals totals, ViewBody bodies, Clock clock) {
        this.articles = articles;
        this.totals = totals;
        this.bodies = bodies;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "countView",
            summary = "Count a view",
            description =
                    "Counts one view of a visible article and answers when it is committed. An old slug counts for"
                            + " the article. The body may be empty, and JSON may come as `text/plain`, as"
                            + " `navigator.sendBeacon` sends it; it has at most 64 KiB.")
    public void count(
            @Parameter(description = "The article's id, or a slug it has or had.") @RestPath String slugOrId,
            @RequestBody(
                            description = "What the front end may say about the view.",
                            required = false,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ViewInput.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_PLAIN,
                                        schema = @Schema(implementation = ViewInput.class))
                            })
                    InputStream body,
            @Context HttpHeaders headers)
            throws IOException {
        bodies.check(body, headers.getMediaType());
        Instant now = clock.instant();
        Id article = articles.visible(slugOrId, now).orElseThrow(() -> Problem.notFound("article"));
        DeadlockRetry.run(() -> totals.add(article, 1, now));
    }
}
