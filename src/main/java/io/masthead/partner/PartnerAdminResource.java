package io.masthead.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.changelog.Tail;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.paging.PagesById;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Partners, for staff.
@Path("/v1/admin/partners")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.PARTNERS_READ, write = Scopes.PARTNERS_WRITE)
@Tag(name = "Partners (staff)", description = "Who lives on our content: partners, their keys, and what they use.")
public class PartnerAdminResource {

    private final PartnerRepository partners;
    private final PlanRepository plans;
    private final PartnerKeys keys;
    private final ChangeLog log;
    private final Tail tail;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;

    PartnerAdminResource(
            PartnerRepository partners,
            PlanRepository plans,
            PartnerKeys keys,
            ChangeLog log,
            Tail tail,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock) {
        this.partners = partners;
        this.plans = plans;
        this.keys = keys;
        this.log = log;
        this.tail = tail;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listPartners",
            summary = "List partners",
            description = "All partners in the order in which they came.")
    public AdminPartnerPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        var page = pages.read(
                "admin/partners", limit, cursor, after -> partners.find("id > ?1 order by id", after), Partner::id);
        return new AdminPartnerPage(page.map(partner -> AdminPartner.of(partner, tail.position())), page.page());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readPartner",
            summary = "Read a partner",
            description = "One partner, with its version as `ETag`.")
    public AdminPartner read(@Parameter(description = "Its id.") @RestPath String id) {
        return answer(partners.existing(id));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createPartner",
            summary = "Take a partner on",
            description = "Adds a partner under a plan. It comes in once it has a key.")
    public AdminPartner create(PartnerInput body) {
        Partner partner = new Partner(Id.next(), clock.instant());
        write("create", partner, validation.check(body));
        shown.createdAt("/v1/admin/partners/" + partner.id());
        return answer(partner);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replacePartner",
            summary = "Write a partner anew",
            description = "Another plan counts from the partner's next request on, on every node within a second.")
    public AdminPartner replace(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            PartnerInput body) {
        Partner partner = existing(id, ifMatch);
        return write("update", partner, validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchPartner",
            summary = "Change a partner",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminPartner patch(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Partner partner = existing(id, ifMatch);
        PartnerInput current = AdminPartner.of(partner, tail.position()).input();
        return write("update", partner, validation.check(mergePatch.apply(current, patch, PartnerInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removePartner",
            summary = "Remove a partner",
            description = "Only a partner that never had a key, such as one made by mistake. Suspend the others.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Partner partner = existing(id, ifMatch);
        if (keys.hasAny(partner.id())) {
            throw Problem.conflict("partner-in-use", "It had keys. Suspend it instead.", List.of("suspend"));
        }
        partners.delete(partner);
        partners.hasNoPlan(partner.id());
        note("remove", partner);
    }

    @POST
    @Path("/{id}/suspend")
    @Transactional
    @Operation(
            operationId = "suspendPartner",
            summary = "Suspend a partner",
            description = "All its keys are refused from now on: on every node within a second.")
    public AdminPartner suspend(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Partner partner = existing(id, ifMatch);
        partner.suspend(clock.instant());
        return settle("suspend", partner);
    }

    @POST
    @Path("/{id}/resume")
    @Transactional
    @Operation(
            operationId = "resumePartner",
            summary = "Let a partner in again",
            description = "Its keys work again, but for those that were revoked or have expired.")
    public AdminPartner resume(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        Partner partner = existing(id, ifMatch);
        partner.resume();
        return settle("resume", partner);
    }

    private AdminPartner write(String type, Partner partner, PartnerInput input) {
        if (plans.findByIdOptional(input.plan().value()).isEmpty()) {
            throw Problem.invalid("/plan", "unknown-plan", "There is no such plan.");
        }
        if (partners.count("name = ?1 and id <> ?2", input.name(), partner.id().value()) > 0) {
            throw Problem.conflict("partner-exists", "Another partner is called so.", List.of());
        }
        boolean otherPlan = type.equals("create") || !partner.plan().equals(input.plan());
        partner.revise(input);
        AdminPartner answer = settle(type, partner);
        if (otherPlan) {
            partners.hasPlan(partner.id(), partner.plan(), clock.instant());
        }
        return answer;
    }

    private AdminPartner settle(String type, Partner partner) {
        partners.persistAndFlush(partner);
        note(type, partner);
        return answer(partner);
    }

    private void note(String type, Partner partner) {
        log.note(Change.of(type, "partner", partner.id(), List.of()));
    }

    private Partner existing(String id, String ifMatch) {
        Partner partner = partners.existing(id);
        IfMatch.check(ifMatch, partner.version());
        return partner;
    }

    private AdminPartner answer(Partner partner) {
        shown.version(partner.version());
        return AdminPartner.of(partner, tail.position());
    }
}
