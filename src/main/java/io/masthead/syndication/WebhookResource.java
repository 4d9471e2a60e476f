package io.masthead.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.idempotency.ShowsSecret;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.webhook.Delivery;
import io.masthead.webhook.DeliveryDesk;
import io.masthead.webhook.DeliveryPage;
import io.masthead.webhook.NewWebhook;
import io.masthead.webhook.Owner;
import io.masthead.webhook.ReplayInput;
import io.masthead.webhook.ReplayOutcome;
import io.masthead.webhook.SecretRotationInput;
import io.masthead.webhook.WebhookDesk;
import io.masthead.webhook.WebhookDetail;
import io.masthead.webhook.WebhookInput;
import io.masthead.webhook.WebhookPage;
import io.masthead.webhook.WebhookWords;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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

/// A partner's own webhooks.
@Path("/v1/syndication/webhooks")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.WEBHOOKS_WRITE)
@Tag(name = "Partners")
public class WebhookResource {

    private final WebhookDesk webhooks;
    private final DeliveryDesk deliveries;
    private final CurrentPartner partner;

    WebhookResource(WebhookDesk webhooks, DeliveryDesk deliveries, CurrentPartner partner) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.partner = partner;
    }

    @GET
    @Operation(
            operationId = "listWebhooks",
            summary = WebhookWords.LIST,
            description = "All your webhooks, in the order in which they were made.")
    public WebhookPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        return webhooks.list(me(), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readWebhook", summary = WebhookWords.READ, description = WebhookWords.READ_MEANS)
    public WebhookDetail read(@Parameter(description = WebhookWords.ID) @RestPath String id) {
        return webhooks.read(me(), id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @Operation(operationId = "createWebhook", summary = WebhookWords.MAKE, description = WebhookWords.MAKE_MEANS)
    public NewWebhook create(WebhookInput body) {
        return webhooks.create(me(), body, "/v1/syndication/webhooks");
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "replaceWebhook", summary = WebhookWords.REPLACE, description = WebhookWords.REPLACE_MEANS)
    public WebhookDetail replace(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch,
            WebhookInput body) {
        return webhooks.replace(me(), id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(operationId = "patchWebhook", summary = WebhookWords.CHANGE, description = WebhookWords.CHANGE_MEANS)
    public WebhookDetail patch(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        return webhooks.patch(me(), id, ifMatch, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "removeWebhook", summary = WebhookWords.REMOVE, description = WebhookWords.REMOVE_MEANS)
    public void remove(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch) {
        webhooks.remove(me(), id, ifMatch);
    }

    @POST
    @Path("/{id}/pause")
    @Transactional
    @Operation(operationId = "pauseWebhook", summary = WebhookWords.PAUSE, description = WebhookWords.PAUSE_MEANS)
    public WebhookDetail pause(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch) {
        return webhooks.pause(me(), id, ifMatch);
    }

    @POST
    @Path("/{id}/resume")
    @Transactional
    @Operation(operationId = "resumeWebhook", summary = WebhookWords.RESUME, description = WebhookWords.RESUME_MEANS)
    public WebhookDetail resume(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch) {
        return webhooks.resume(me(), id, ifMatch);
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Transactional
    @ShowsSecret
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = WebhookWords.ROTATE,
            description = WebhookWords.ROTATE_MEANS)
    public NewWebhook rotateSecret(
            @Parameter(description = WebhookWords.ID) @RestPath String id,
            @Parameter(description = WebhookWords.SEEN) @RestHeader("If-Match") String ifMatch,
            SecretRotationInput body) {
        return webhooks.rotateSecret(me(), id, ifMatch, body);
    }

    @POST
    @Path("/{id}/test")
    @AlsoAnswers(409)
    @Operation(operationId = "testWebhook", summary = WebhookWords.TRY, description = WebhookWords.TRY_MEANS)
    public Delivery test(@Parameter(description = WebhookWords.ID) @RestPath String id) {
        return deliveries.test(me(), id, () -> {});
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
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
        return deliveries.list(me(), id, state, limit, cursor);
    }

    @POST
    @Path("/{id}/replay")
    @Transactional
    @Operation(operationId = "replayWebhook", summary = WebhookWords.REPLAY, description = WebhookWords.REPLAY_MEANS)
    public ReplayOutcome replay(@Parameter(description = WebhookWords.ID) @RestPath String id, ReplayInput body) {
        return deliveries.replay(me(), id, body);
    }

    private Owner me() {
        return Owner.partner(partner.licence().partner());
    }
}
