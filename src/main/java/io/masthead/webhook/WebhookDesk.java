package io.masthead.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.PagesById;
import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What owners do with their endpoints, the same for the house and for partners. Runs in the caller's transaction.
@Singleton
public class WebhookDesk {

    private final WebhookRepository webhooks;
    private final Runs runs;
    private final Deliveries deliveries;
    private final Sources sources;
    private final Keyring keyring;
    private final Callability callability;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;

    WebhookDesk(
            WebhookRepository webhooks,
            Runs runs,
            Deliveries deliveries,
            Sources sources,
            Keyring keyring,
            Callability callability,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock) {
        this.webhooks = webhooks;
        this.runs = runs;
        this.deliveries = deliveries;
        this.sources = sources;
        this.keyring = keyring;
        this.callability = callability;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
    }

    /// A page of an owner's endpoints.
    public WebhookPage list(Owner owner, int limit, String cursor) {
        String list = "webhooks of " + owner.number();
        var page = pages.read(list, limit, cursor, after -> webhooks.after(owner, after), Webhook::id);
        Map<Id, WebhookHealth> health =
                runs.health(page.data().stream().map(Webhook::id).toList());
        Instant now = clock.instant();
        return new WebhookPage(page.map(one -> WebhookDetail.of(one, health.get(one.id()), now)), page.page());
    }

    /// @throws Problem `404`
    public WebhookDetail read(Owner owner, String id) {
        return answer(webhooks.existing(owner, id));
    }

    /// Makes an endpoint, which is told what happens from now on.
    ///
    /// @param path where endpoints of this owner are found
    /// @throws Problem `409` if there are as many as there may be, `422` for an address that is not called
    public NewWebhook create(Owner owner, WebhookInput body, String path) {
        WebhookInput input = checked(owner, body);
        Id id = Id.next();
        WebhookSecret secret = WebhookSecret.fresh();
        Webhook webhook = new Webhook(id, owner, keyring.seal(id, secret), clock.instant());
        webhook.revise(input);
        webhooks.add(webhook, sources.of(owner).startingNow(owner));
        shown.createdAt(path + "/" + id);
        return new NewWebhook(id, secret.text(), answer(webhook));
    }

    public WebhookDetail replace(Owner owner, String id, String ifMatch, WebhookInput body) {
        WebhookInput input = checked(owner, body);
        return revise(existing(owner, id, ifMatch), input);
    }

    public WebhookDetail patch(Owner owner, String id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        // Before anything is asked of the database: the name server may take its time.
        if (patch != null && patch.path("url").isTextual()) {
            callability.check(patch.path("url").textValue());
        }
        Webhook webhook = existing(owner, id, ifMatch);
        var current = new WebhookInput(webhook.url(), webhook.description(), webhook.types());
        WebhookInput input = validation.check(mergePatch.apply(current, patch, WebhookInput.class));
        known(owner, input);
        return revise(webhook, input);
    }

    public void remove(Owner owner, String id, String ifMatch) {
        webhooks.remove(existing(owner, id, ifMatch));
    }

    /// Nothing is sent any more until it is resumed.
    public WebhookDetail pause(Owner owner, String id, String ifMatch) {
        Webhook webhook = existing(owner, id, ifMatch);
        webhook.pause(clock.instant());
        webhooks.flush();
        return answer(webhook);
    }

    /// What has happened meanwhile is sent now. An endpoint that is down, and not paused, is tried at once.
    public WebhookDetail resume(Owner owner, String id, String ifMatch) {
        Webhook webhook = existing(owner, id, ifMatch);
        webhook.resume();
        webhooks.flush();
        Instant now = clock.instant();
        deliveries.hurry(webhook.id(), now);
        runs.begin(webhook.id(), now);
        return answer(webhook);
    }

    /// Gives an endpoint a new secret; the one before signs too for a while.
    public NewWebhook rotateSecret(Owner owner, String id, String ifMatch, SecretRotationInput body) {
        SecretRotationInput how = body == null ? new SecretRotationInput(null) : validation.check(body);
        Webhook webhook = existing(owner, id, ifMatch);
        WebhookSecret secret = WebhookSecret.fresh();
        webhook.rotate(keyring.seal(webhook.id(), secret), how.overlap(), clock.instant());
        webhooks.flush();
        return new NewWebhook(webhook.id(), secret.text(), answer(webhook));
    }

    private WebhookDetail revise(Webhook webhook, WebhookInput input) {
        webhook.revise(input);
        webhooks.flush();
        return answer(webhook);
    }

    private WebhookInput checked(Owner owner, WebhookInput body) {
        WebhookInput input = validation.check(body);
        known(owner, input);
        callability.check(input.url());
        return input;
    }

    private void known(Owner owner, WebhookInput input) {
        List<String> types = sources.of(owner).types();
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; input.types() != null && i < input.types().size(); i++) {
            if (!types.contains(input.types().get(i))) {
                faults.add(new FieldFault(
                        "/types/" + i, "unknown-type", "Choose among: " + String.join(", ", types) + "."));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private Webhook existing(Owner owner, String id, String ifMatch) {
        Webhook webhook = webhooks.existing(owner, id);
        IfMatch.check(ifMatch, webhook.version());
        return webhook;
    }

    private WebhookDetail answer(Webhook webhook) {
        shown.version(webhook.version());
        return WebhookDetail.of(webhook, runs.health(List.of(webhook.id())).get(webhook.id()), clock.instant());
    }
}
