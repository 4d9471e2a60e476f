package io.masthead.audit;

import io.masthead.audit.AuditLog.Filter;
import io.masthead.audit.AuditLog.Position;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// The audit log, for admins. Nothing here writes.
@Path("/v1/admin/audit-log")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(Scopes.AUDIT_READ)
@Tag(name = "Audit log (staff)", description = "Who did what.")
public class AuditLogAdminResource {

    private final AuditLog log;
    private final Cursors cursors;

    AuditLogAdminResource(AuditLog log, Cursors cursors) {
        this.log = log;
        this.cursors = cursors;
    }

    @GET
    @Operation(
            operationId = "listAuditLog",
            summary = "Read the audit log",
            description = "Every write of the staff's area that succeeded, latest first.")
    public AuditPage list(
            @Parameter(description = "Only what this member of staff did, by id.") @RestQuery @Size(max = 200)
                    String staff,
            @Parameter(description = "Only writes of this kind of thing.", example = "article")
                    @RestQuery
                    @Size(max = 60)
                    String subject,
            @Parameter(description = "Only writes of the thing with this id; with `subject`.")
                    @RestQuery
                    @Size(max = 200)
                    String subjectId,
            @Parameter(description = "At this moment or later.") @RestQuery Instant from,
            @Parameter(description = "Before this moment.") @RestQuery Instant to,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        Filter filter = new Filter(id(staff), subject, subjectId, from, to);
        String name = "admin/audit-log " + filter;
        Position after = cursors.read(name, cursor, at -> new Position(Instant.parse(at.get(0)), Id.of(at.get(1))))
                .orElse(null);
        var page =
                Slice.of(log.page(filter, after, limit + 1), limit, last -> cursors.write(name, last.at(), last.id()));
        return new AuditPage(page.data(), page.page());
    }

    private static Id id(String text) {
        if (text == null) {
            return null;
        }
        return Id.parse(text)
                .orElseThrow(() -> Problem.badParameter("staff", "not-an-id", "An id of 13 characters.", null));
    }
}
