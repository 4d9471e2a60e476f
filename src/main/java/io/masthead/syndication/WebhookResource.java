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

    private static final String ID = "Its id.";
    private static final String SEEN = "The `ETag` you have read.";

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
            summary = "List webhooks",
            description = "All your webhooks, in the order in which they were made.")
    public WebhookPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        return webhooks.list(me(), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readWebhook",
            summary = "Read a webhook",
            description = "Where it posts to, what it is told of and how it is doing; its version is the `ETag`.")
    public WebhookDetail read(@Parameter(description = ID) @RestPath String id) {
        return webhooks.read(me(), id);
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @ShowsSecret
    @Operation(
            operationId = "createWebhook",
            summary = "Make a webhook",
            description =
                    "It is told what happens from now on, signed as Standard Webhooks asks. The secret is shown this once."
                            + " There are ten at most. Addresses that are not on the public internet are refused, here and"
                            + " at each call.")
    public NewWebhook create(WebhookInput body) {
        return webhooks.create(me(), body, "/v1/syndication/webhooks");
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replaceWebhook",
            summary = "Write a webhook anew",
            description = "Its secret and what it has been told stay.")
    public WebhookDetail replace(
            @Parameter(description = ID) @RestPath String id,
            @Parameter(description = SEEN) @RestHeader("If-Match") String ifMatch,
            WebhookInput body) {
        return webhooks.replace(me(), id, ifMatch, body);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchWebhook",
            summary = "Change a webhook",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public WebhookDetail patch(
            @Parameter(description = ID) @RestPath String id,
            @Parameter(description = SEEN) @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        return webhooks.patch(me(), id, ifMatch, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeWebhook",
            summary = "Remove a webhook",
            description = "Nothing is sent to it any more. What waited for it is dropped.")
    public void remove(
            @Parameter(description = ID) @RestPath String id,
            @Parameter(description = SEEN) @RestHeader("If-Match") String ifMatch) {
        webhooks.remove(me(), id, ifMatch);
    }

    @POST
    @Path("/{id}/pause")
    @Transactional
    @Operation(
            operationId = "pauseWebhook",
            summary = "Pause a webhook",
            description = "Nothing is sent until it is resumed; then it is told what has happened meanwhile.")
    public WebhookDetail pause(
            @Parameter(description = ID) @RestPath String id,
            @Parameter(description = SEEN) @RestHeader("If-Match") String ifMatch) {
        return webhooks.pause(me(), id, ifMatch);
    }

    @POST
    @Path("/{id}/resume")
    @Transactional
    @Operation(
            operationId = "resumeWebhook",
            summary = "Resume a webhook",
            description =
                    "It is told what has happened meanwhile, and what waits is tried at once. Also for one that is not"
                            + " paused but down, when its receiver is well again.")
    public WebhookDetail resume(
            @Parameter(description = ID) @RestPath String id,
            @Parameter(description = SEEN) @RestHeader("If-Match") String ifMatch) {
        return webhooks.resume(me(), id, ifMatch);
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Transactional
    @ShowsSecret
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook a new secret",
            description =
                    "Deliveries carry two signatures for a while, one with each secret. The new one is shown this once.")
    public NewWebhook rotateSecret(
            @Parameter(description = ID) @RestPath String id,
            @Parameter(description = SEEN) @RestHeader("If-Match") String ifMatch,
            SecretRotationInput body) {
        return webhooks.rotateSecret(me(), id, ifMatch, body);
    }

    @POST
    @Path("/{id}/test")
    @AlsoAnswers(409)
    @Operation(
            operationId = "testWebhook",
            summary = "Try a webhook",
            description =
                    "Posts an event of the type `ping` to it now, paused or not, and answers how that went. It is not"
                            + " tried again.")
    public Delivery test(@Parameter(description = ID) @RestPath String id) {
        return deliveries.test(me(), id, () -> {});
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List deliveries",
            description =
                    "What was sent to a webhook in the last 30 days, and what waits, with every try; latest first.")
    public DeliveryPage deliveries(
            @Parameter(description = ID) @RestPath String id,
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
    @Operation(
            operationId = "replayWebhook",
            summary = "Send again",
            description =
                    "Sends deliveries of the last 30 days again, under the same ids, behind everything that waits: those"
                            + " that were given up, or whichever you name.")
    public ReplayOutcome replay(@Parameter(description = ID) @RestPath String id, ReplayInput body) {
        return deliveries.replay(me(), id, body);
    }

    private Owner me() {
        return Owner.partner(partner.licence().partner());
    }
}
