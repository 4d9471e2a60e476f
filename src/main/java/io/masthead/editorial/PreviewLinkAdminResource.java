package io.masthead.editorial;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.site.SiteRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Links that show a revision before it is published, for staff to pass on.
@Path("/v1/admin/articles/{id}/preview-links")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Articles (staff)")
public class PreviewLinkAdminResource {

    private static final int MINUTES = 60;

    private final ArticleDesk desk;
    private final Previews previews;
    private final SiteRepository site;
    private final Validation validation;
    private final Shown shown;
    private final Clock clock;

    PreviewLinkAdminResource(
            ArticleDesk desk, Previews previews, SiteRepository site, Validation validation, Shown shown, Clock clock) {
        this.desk = desk;
        this.previews = previews;
        this.site = site;
        this.validation = validation;
        this.shown = shown;
        this.clock = clock;
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createPreviewLink",
            summary = "Make a preview link",
            description =
                    "Signs a link that shows one revision to whoever has it, whatever is saved later. It cannot be"
                            + " taken back, but it ends soon; killing the article or throwing it away ends it at once.")
    public PreviewLink create(
            @Parameter(description = "The article's id.") @RestPath String id,
            @RequestBody(required = false) PreviewLinkInput body) {
        EditorialArticle article = desk.existing(id);
        Instant now = clock.instant();
        Status status = article.status(now);
        if (status == Status.KILLED || status == Status.TRASHED) {
            throw Problem.conflict(
                    "not-now",
                    "A " + status.wireName() + " article is not shown.",
                    Actions.of(article, desk.isEditor(), now));
        }
        PreviewLinkInput wanted = body == null ? new PreviewLinkInput(null, null) : validation.check(body);
        int revision = Optional.ofNullable(wanted.revision()).orElse(article.revision());
        Instant until = now.plus(
                Duration.ofMinutes(Optional.ofNullable(wanted.minutes()).orElse(MINUTES)));
        String token = previews.sign(article.id(), revision, until);
        shown.createdAt("/v1/previews/" + token);
        return new PreviewLink(site.addresses().preview(token), token, revision, until);
    }
}
