package io.masthead.editorial;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.ProblemAnswers;
import io.masthead.shared.http.Roles;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One action for many articles, for staff. Each article is done in a transaction of its own: one that is refused holds
/// up none of the others.
@Path("/v1/admin/articles/bulk")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Articles (staff)")
public class BulkAdminResource {

    private final BulkAction actions;
    private final Validation validation;
    private final RoutingContext context;

    BulkAdminResource(BulkAction actions, Validation validation, RoutingContext context) {
        this.actions = actions;
        this.validation = validation;
        this.context = context;
    }

    @POST
    @Operation(
            operationId = "changeArticles",
            summary = "Do one thing to many articles",
            description =
                    "Publishes, withdraws, tags or moves up to 100 articles, each if its `etag` is still the current"
                            + " one. The answer has a result for each; it is `200` also if some were refused.")
    public BulkOutcomeList change(BulkInput body) {
        BulkInput wanted = validation.check(body);
        actions.check(wanted);
        return new BulkOutcomeList(
                wanted.items().stream().map(item -> outcome(wanted, item)).toList());
    }

    private BulkOutcome outcome(BulkInput wanted, BulkItem item) {
        try {
            return DeadlockRetry.call(() -> actions.apply(wanted, item));
        } catch (RuntimeException failed) {
            Problem problem = ProblemAnswers.told(failed).orElseThrow(() -> failed);
            return new BulkOutcome(
                    item.id(),
                    false,
                    null,
                    null,
                    problem.detail("/v1/admin/articles/" + item.id(), Gate.requestId(context)));
        }
    }
}
