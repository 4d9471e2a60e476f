package io.masthead.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.partner.Plan;
import io.masthead.partner.PlanRepository;
import io.masthead.partner.PlanTerms;
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
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.TagRepository;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Plans, for staff.
@Path("/v1/admin/plans")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.PARTNERS_READ, write = Scopes.PARTNERS_WRITE)
@Tag(name = "Plans (staff)", description = "What partners may see, and how much they may ask for.")
public class PlanAdminResource {

    private final PlanRepository plans;
    private final CategoryRepository categories;
    private final TagRepository tags;
    private final Validation validation;
    private final MergePatch mergePatch;
    private final PagesById pages;
    private final Shown shown;
    private final Clock clock;

    PlanAdminResource(
            PlanRepository plans,
            CategoryRepository categories,
            TagRepository tags,
            Validation validation,
            MergePatch mergePatch,
            PagesById pages,
            Shown shown,
            Clock clock) {
        this.plans = plans;
        this.categories = categories;
        this.tags = tags;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.pages = pages;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listPlans",
            summary = "List plans",
            description = "All plans in the order in which they were made.")
    public AdminPlanPage list(
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery String cursor) {
        var page =
                pages.read("admin/plans", limit, cursor, after -> plans.find("id > ?1 order by id", after), Plan::id);
        return new AdminPlanPage(page.map(AdminPlan::of), page.page());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readPlan", summary = "Read a plan", description = "One plan, with its version as `ETag`.")
    public AdminPlan read(@Parameter(description = "Its id.") @RestPath String id) {
        return answer(plans.existing(id));
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createPlan",
            summary = "Make a plan",
            description = "A plan without categories allows nothing: what partners see is named, never left open.")
    public AdminPlan create(PlanInput body) {
        PlanInput input = validation.check(body);
        Plan plan = new Plan(Id.next(), input.name(), terms(input), clock.instant());
        plans.write("create", plan);
        shown.createdAt("/v1/admin/plans/" + plan.id());
        return answer(plan);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "replacePlan",
            summary = "Write a plan anew",
            description = "Counts from the next request of every partner that has it, on every node within a second.")
    public AdminPlan replace(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            PlanInput body) {
        return revise(existing(id, ifMatch), validation.check(body));
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes(MergePatch.TYPE)
    @Operation(
            operationId = "patchPlan",
            summary = "Change a plan",
            description = "A JSON Merge Patch (RFC 7396): what is named changes, `null` removes.")
    public AdminPlan patch(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch,
            JsonNode patch)
            throws JsonProcessingException {
        Plan plan = existing(id, ifMatch);
        return revise(plan, validation.check(mergePatch.apply(AdminPlan.of(plan).input(), patch, PlanInput.class)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removePlan",
            summary = "Remove a plan",
            description = "Only a plan that no partner has. What it allowed stays on record.")
    public void remove(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(description = "The `ETag` you have read.") @RestHeader("If-Match") String ifMatch) {
        plans.remove(existing(id, ifMatch));
    }

    private AdminPlan revise(Plan plan, PlanInput input) {
        plan.revise(input.name(), terms(input));
        plans.write("update", plan);
        return answer(plan);
    }

    private PlanTerms terms(PlanInput input) {
        return new PlanTerms(
                input.requestsPerSecond(),
                input.requestsPerDay(),
                known(input.categories(), "category", "/categories", categories.tree()::find, CategoryTree.Node::id),
                known(input.tags(), "tag", "/tags", tagsNamed(input.tags()), io.masthead.taxonomy.Tag::id),
                "body".equals(input.content()),
                Boolean.TRUE.equals(input.images()),
                orZero(input.delayMinutes()),
                input.historyDays(),
                orZero(input.embargoMinutes()),
                Boolean.TRUE.equals(input.mustLinkCanonical()));
    }

    private Function<String, Optional<io.masthead.taxonomy.Tag>> tagsNamed(List<String> names) {
        var found = tags.find(names == null ? List.of() : names);
        return name -> Optional.ofNullable(found.get(name));
    }

    private static <T> List<Id> known(
            List<String> names, String kind, String pointer, Function<String, Optional<T>> find, Function<T, Id> id) {
        List<Id> ids = new ArrayList<>();
        for (int i = 0; names != null && i < names.size(); i++) {
            String place = pointer + "/" + i;
            ids.add(find.apply(names.get(i))
                    .map(id)
                    .orElseThrow(() -> Problem.invalid(place, "unknown-" + kind, "There is no such " + kind + ".")));
        }
        return ids.stream().distinct().sorted().toList();
    }

    private static int orZero(Integer minutes) {
        return minutes == null ? 0 : minutes;
    }

    private Plan existing(String id, String ifMatch) {
        Plan plan = plans.existing(id);
        IfMatch.check(ifMatch, plan.version());
        return plan;
    }

    private AdminPlan answer(Plan plan) {
        shown.version(plan.version());
        return AdminPlan.of(plan);
    }
}
