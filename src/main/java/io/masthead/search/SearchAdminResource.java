package io.masthead.search;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.http.ForStaff;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Roles;
import io.masthead.shared.http.Scopes;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/// The search index, for staff.
@Path("/v1/admin/search")
@ForStaff
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@NeedsScope(value = Scopes.SITE_READ, write = Scopes.SITE_WRITE)
@Tag(name = "Search (staff)", description = "The search index, and what readers did not find.")
public class SearchAdminResource {

    private final IndexKeeper keeper;
    private final SearchMisses misses;
    private final ChangeLog log;
    private final Shown shown;

    SearchAdminResource(IndexKeeper keeper, SearchMisses misses, ChangeLog log, Shown shown) {
        this.keeper = keeper;
        this.misses = misses;
        this.log = log;
        this.shown = shown;
    }

    @GET
    @Operation(
            operationId = "readSearchState",
            summary = "Read the state of the search index",
            description = "How it stands with the index of the server that answers, and how far a new one is.")
    public SearchState read() {
        return keeper.state();
    }

    @POST
    @Path("/rebuild")
    @Transactional
    @ResponseStatus(202)
    @Operation(
            operationId = "rebuildSearch",
            summary = "Make the search index anew",
            description =
                    "Every server makes its index anew from the published articles, and goes on answering from the one it"
                            + " has until then. Follow it at `GET /v1/admin/search`.")
    public SearchState rebuild() {
        Id command = Id.next();
        shown.subject(command);
        log.note(Change.of("rebuild", IndexFollower.SUBJECT, command, List.of()));
        return keeper.state();
    }

    @GET
    @Path("/misses")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listSearchMisses",
            summary = "List searches without hits",
            description =
                    "What readers looked for on one day and did not find, the most frequent first; kept for a month. What"
                            + " looks like somebody's address or number is never kept.")
    public SearchMissList misses(
            @Parameter(description = "The day (UTC); today if left out.", example = "2026-05-01")
                    @RestQuery
                    @Size(max = 10)
                    String day,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        LocalDate asked = day == null ? misses.day() : parse(day);
        return new SearchMissList(asked.toString(), misses.list(asked, limit));
    }

    private static LocalDate parse(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException notADay) {
            throw Problem.badParameter("day", "not-a-day", "A day such as 2026-05-01.", null);
        }
    }
}
