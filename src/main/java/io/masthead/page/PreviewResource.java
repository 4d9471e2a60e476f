package io.masthead.page;

import io.masthead.shared.http.ForPreviews;
import io.masthead.shared.openapi.AlsoAnswers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Unpublished revisions, for whoever has a link.
@Path("/v1/previews")
@ForPreviews
@RunOnVirtualThread
@PermitAll
@Tag(name = "Previews", description = "Unpublished revisions, for whoever has a link. Never kept, never indexed.")
public class PreviewResource {

    private final PreviewPages pages;
    private final Clock clock;

    PreviewResource(PreviewPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/{preview}")
    @AlsoAnswers(403)
    @Operation(
            operationId = "readPreview",
            summary = "Preview the page of an article",
            description =
                    "The page as it would be if the revision that the link is bound to were published now; just as"
                            + " `/v1/pages/article/{slugOrId}` shows it. `403` if the link was altered or holds no longer.")
    public ArticlePageDetail read(
            @Parameter(description = "The token of a preview link.") @RestPath("preview") String token,
            @Parameter(
                            description = "The form of the body.",
                            schema =
                                    @Schema(
                                            enumeration = {"portable-text", "html", "text", "none"},
                                            defaultValue = "portable-text"))
                    @RestQuery
                    @DefaultValue("portable-text")
                    String body) {
        return pages.page(token, body, clock.instant());
    }
}
