package io.masthead.editorial;

import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Roles;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/// The steps of an article's life, for staff. What is not allowed now is `409` and says what is.
@Path("/v1/admin/articles")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Articles (staff)")
public class ArticleMovesAdminResource {

    private final ArticleDesk desk;
    private final Saving saving;
    private final Publishing publishing;
    private final Validation validation;
    private final Clock clock;

    ArticleMovesAdminResource(
            ArticleDesk desk, Saving saving, Publishing publishing, Validation validation, Clock clock) {
        this.desk = desk;
        this.saving = saving;
        this.publishing = publishing;
        this.validation = validation;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/submit")
    @Transactional
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "submitArticle",
            summary = "Hand an article in",
            description = "The editors review it; its author changes it no more until it comes back.")
    public AdminArticle submit(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.SUBMIT);
        article.submit(clock.instant());
        return desk.changed(article);
    }

    @POST
    @Path("/{id}/reject")
    @Transactional
    @Operation(
            operationId = "rejectArticle",
            summary = "Send an article back",
            description = "It is a draft again, with a note that tells its author why.")
    public AdminArticle reject(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            RejectInput body) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.REJECT);
        article.reject(validation.check(body).note(), desk.caller(), clock.instant());
        return desk.changed(article);
    }

    @POST
    @Path("/{id}/publish")
    @Transactional
    @Operation(
            operationId = "publishArticle",
            summary = "Publish an article",
            description =
                    "Brings the current revision before the world: now, or `at` an hour to come while the version that"
                            + " is live stays.")
    public AdminArticle publish(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            @RequestBody(required = false) PublishInput body) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.PUBLISH);
        PublishInput how = body == null ? PublishInput.NOW : validation.check(body);
        publishing.publish(article, saving.current(article), how, clock.instant());
        return desk.changed(article);
    }

    @POST
    @Path("/{id}/unschedule")
    @Transactional
    @Operation(
            operationId = "unscheduleArticle",
            summary = "Take back what waits for its hour",
            description = "The version that waits is published no more; one that is live stays as it is.")
    public AdminArticle unschedule(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.UNSCHEDULE);
        publishing.unschedule(article, clock.instant());
        return desk.changed(article);
    }

    @POST
    @Path("/{id}/withdraw")
    @Transactional
    @Operation(
            operationId = "withdrawArticle",
            summary = "Withdraw an article",
            description = "Takes it away from readers, who get `410` from now on. It can be published again.")
    public AdminArticle withdraw(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.WITHDRAW);
        publishing.withdraw(article, clock.instant());
        return desk.changed(article);
    }

    @POST
    @Path("/{id}/kill")
    @Transactional
    @Operation(
            operationId = "killArticle",
            summary = "Kill an article",
            description = "Takes it down for good, from anywhere in its life. Nothing brings it back.")
    public AdminArticle kill(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            KillInput body) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.KILL);
        KillInput why = validation.check(body);
        publishing.kill(article, Boolean.TRUE.equals(why.isPublic()) ? why.reason() : null, clock.instant());
        return desk.changed(article);
    }

    @POST
    @Path("/{id}/untrash")
    @Transactional
    @RolesAllowed({Roles.AUTHOR, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "untrashArticle",
            summary = "Take an article out of the trash",
            description = "It is where it was before.")
    public AdminArticle untrash(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        EditorialArticle article = desk.guarded(id, ifMatch, Actions.UNTRASH);
        article.untrash(clock.instant());
        return desk.changed(article);
    }
}
