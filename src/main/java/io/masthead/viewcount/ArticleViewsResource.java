package io.masthead.viewcount;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;

/// Counts views of an article. No answer of it may be kept by anybody.
@Path("/v1/articles/{slugOrId}/views")
@NonBlocking
@PermitAll
@Tag(name = "Views", description = "Counting views of articles. A view is acknowledged when it is committed.")
public class ArticleViewsResource {

    private final ViewCounting counting;
    private final ViewBody bodies;

    ArticleViewsResource(ViewCounting counting, ViewBody bodies) {
        this.counting = counting;
        this.bodies = bodies;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "countView",
            summary = "Count a view",
            description =
                    "Counts one view of a visible article and answers when it is committed. An old slug counts for"
                            + " the article. A known crawler, an `eventId` that counted before, and a `visitor` who was"
                            + " here before, are answered alike and not counted. The body may be empty, and JSON may"
                            + " come as `text/plain`, as `navigator.sendBeacon` sends it; it has at most 64 KiB.")
    @APIResponse(responseCode = "204", description = "The view is committed.")
    public CompletionStage<Void> count(
            @Parameter(description = "The article's id, or a slug it has or had.") @RestPath String slugOrId,
            @RequestBody(
                            required = false,
                            description = "What the front end may say about the view.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ViewInput.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_PLAIN,
                                        schema = @Schema(implementation = ViewInput.class))
                            })
                    byte[] body,
            @Context HttpHeaders headers)
            throws IOException {
        return counting.count(
                slugOrId, bodies.view(body, headers.getMediaType()), headers.getHeaderString(HttpHeaders.USER_AGENT));
    }
}
