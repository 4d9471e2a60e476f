package io.masthead.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.idempotency.ShowsSecret;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.staff.WriteRecord;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The house's own webhooks, for staff: a static front end rebuilds what changed.
@Path("/v1/admin/webhooks")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.WEBHOOKS_READ, write = Scopes.WEBHOOKS_WRITE)
@Tag(name = "Webhooks (staff)", description = "Who is told when what readers see has changed.")
public class WebhookAdminResource {

    private final WebhookDesk webhooks;
    private final DeliveryDesk deliveries;
    private final WriteRecord record;

    WebhookAdminResource(WebhookDesk webhooks, DeliveryDesk deliveries, WriteRecord record) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.record = record;
    }

    @GET
    @Operation(
            operationId = "listAdminWebhooks",
            summary = WebhookWords.LIST,
            description = "All webhooks of the house, in the order in which they were made.")
    public WebhookPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        return webhooks.list(Owner.HOUSE, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readAdminWebhook", summary = WebhookWords.READ, description = WebhookWords.READ_MEANS)
    public WebhookDetail read(@Parameter(description = WebhookWords.ID) @RestPath String id) {
        return webhooks.read(Owner.HOUSE, id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @Operation(operationId = "createAdminWebhook", summary = WebhookWords.MAKE, description = WebhookWords.MAKE_MEANS)
    public NewWebhook create(WebhookInput body) {
        return webhooks.create(Owner.HOUSE, body, "/v1/admin/webhooks");
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceAdminWebhook",
            summary = WebhookWords.REPLACE,
            description = WebhookWords.REPLACE_MEANS)
    public WebhookDetail replace(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch,
            WebhookInput body) {
        return webhooks.replace(Owner.HOUSE, id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchAdminWebhook",
            summary = WebhookWords.CHANGE,
            description = WebhookWords.CHANGE_MEANS)
    public WebhookDetail patch(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        return webhooks.patch(Owner.HOUSE, id, ifMatch, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeAdminWebhook",
            summary = WebhookWords.REMOVE,
            description = WebhookWords.REMOVE_MEANS)
    public void remove(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch) {
        webhooks.remove(Owner.HOUSE, id, ifMatch);
    }

    @POST
    @Path("/{id}/pause")
    @Transactional
    @Operation(operationId = "pauseAdminWebhook", summary = WebhookWords.PAUSE, description = WebhookWords.PAUSE_MEANS)
    public WebhookDetail pause(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch) {
        return webhooks.pause(Owner.HOUSE, id, ifMatch);
    }

    @POST
    @Path("/{id}/resume")
    @Transactional
    @Operation(
            operationId = "resumeAdminWebhook",
            summary = WebhookWords.RESUME,
            description = WebhookWords.RESUME_MEANS)
    public WebhookDetail resume(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch) {
        return webhooks.resume(Owner.HOUSE, id, ifMatch);
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Transactional
    @ShowsSecret
    @Operation(
            operationId = "rotateAdminWebhookSecret",
            summary = WebhookWords.ROTATE,
            description = WebhookWords.ROTATE_MEANS)
    public NewWebhook rotateSecret(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch,
            SecretRotationInput body) {
        return webhooks.rotateSecret(Owner.HOUSE, id, ifMatch, body);
    }

    @POST
    @Path("/{id}/test")
    @AlsoAnswers(409)
    @Operation(operationId = "testAdminWebhook", summary = WebhookWords.TRY, description = WebhookWords.TRY_MEANS)
    public Delivery test(@Parameter(description = WebhookWords.ID) @RestPath String id) {
        return deliveries.test(Owner.HOUSE, id, () -> record.written(subject(id), null, null));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listAdminWebhookDeliveries",
            summary = WebhookWords.DELIVERIES,
            description = WebhookWords.DELIVERIES_MEANS)
    public DeliveryPage deliveries(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(
                            description = "Only those in this state.",
                            schema = @Schema(enumeration = {"delivered", "waiting", "dead"}))
                    @RestQuery
                    String state,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        return deliveries.list(Owner.HOUSE, id, state, limit, cursor);
    }

    @POST
    @Path("/{id}/replay")
    @Transactional
    @Operation(
            operationId = "replayAdminWebhook",
            summary = WebhookWords.REPLAY,
            description = WebhookWords.REPLAY_MEANS)
    public ReplayOutcome replay(@Parameter(description = WebhookWords.ID) @RestPath String id, ReplayInput body) {
        return deliveries.replay(Owner.HOUSE, id, body);
    }

    private static Id subject(String id) {
        return Id.parse(id).orElseThrow(() -> Problem.notFound("webhook"));
    }
}
