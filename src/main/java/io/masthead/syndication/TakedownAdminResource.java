package io.masthead.syndication;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Takedowns and their receipts, for staff.
@Path("/v1/admin/takedowns")
@ForStaff
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
@NeedsScope(Scopes.PARTNERS_READ)
@Tag(name = "Takedowns", description = "What was killed, and whether it is gone everywhere.")
public class TakedownAdminResource {

    private static final String TEXT_CSV = "text/csv";

    private final Takedowns takedowns;
    private final Cursors cursors;
    private final Clock clock;

    TakedownAdminResource(Takedowns takedowns, Cursors cursors, Clock clock) {
        this.takedowns = takedowns;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listTakedowns",
            summary = "List takedowns",
            description = "What was killed after partners may have had it, the latest first.")
    public AdminTakedownPage list(
            @Parameter(description = "Only of this article.") @RestQuery @Size(max = 13) String article,
            @Parameter(
                            description = "`open`: only those that somebody has not confirmed yet.",
                            schema = @Schema(enumeration = {"open"}))
                    @RestQuery
                    String state,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        Id about = article == null
                ? null
                : Id.parse(article)
                        .orElseThrow(() -> Problem.badParameter("article", "bad-id", "This is no id.", null));
        String name = "admin/takedowns " + about + " " + state;
        Id before = cursors.read(name, cursor, at -> Id.of(at.getFirst())).orElse(new Id(Long.MAX_VALUE));
        var page = Slice.of(
                takedowns.before(before, about, state != null, limit + 1, clock.instant()),
                limit,
                last -> cursors.write(name, last.id()));
        return new AdminTakedownPage(page.data(), page.page());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readTakedown",
            summary = "Read the evidence of a takedown",
            description = "Who may have had the item, who was told when and by what, and who has confirmed when that it"
                    + " is gone; with `format=csv` as a line for each partner. A takedown stands here a moment after"
                    + " its kill.")
    @APIResponse(
            responseCode = "200",
            description = "The evidence.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AdminTakedownDetail.class)),
                @Content(mediaType = TEXT_CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response read(
            @Parameter(description = "Its id.") @RestPath String id,
            @Parameter(
                            description = "How it is written.",
                            schema =
                                    @Schema(
                                            enumeration = {"json", "csv"},
                                            defaultValue = "json"))
                    @RestQuery
                    @DefaultValue("json")
                    String format) {
        AdminTakedownDetail detail = Id.parse(id)
                .flatMap(known -> takedowns.find(known, clock.instant()))
                .orElseThrow(() -> Problem.notFound("takedown"));
        return format.equals("csv")
                ? Response.ok(TakedownCsv.of(detail), TEXT_CSV + "; charset=UTF-8; header=present")
                        .header("Content-Disposition", "attachment; filename=\"takedown-" + id + ".csv\"")
                        .build()
                : Response.ok(detail, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
