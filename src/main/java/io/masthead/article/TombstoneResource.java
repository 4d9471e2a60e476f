package io.masthead.article;

import io.masthead.article.FormerArticles.Departure;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.PageInfo;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What left, for apps that keep articles offline.
@Path("/v1/tombstones")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles")
public class TombstoneResource {

    private final FormerArticles former;
    private final PublishedRows rows;
    private final Cursors cursors;
    private final Shown shown;
    private final Clock clock;

    TombstoneResource(FormerArticles former, PublishedRows rows, Cursors cursors, Shown shown, Clock clock) {
        this.former = former;
        this.rows = rows;
        this.cursors = cursors;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listTombstones",
            summary = "List what left",
            description =
                    "Articles that were withdrawn, killed or have expired, oldest first, so that an app can drop its"
                            + " copies.")
    public TombstonePage list(
            @Parameter(description = "Left at this moment or later.") @RestQuery Instant since,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor) {
        String name = "tombstones " + since;
        Departure after = cursors.read(
                        name, cursor, at -> new Departure(Id.of(at.get(1)), Instant.parse(at.get(0)), null))
                .orElse(null);
        Instant now = clock.instant();
        List<Departure> found = former.since(since, after, limit + 1, now);
        shown.key("list");
        shown.until(rows.nextTurn(now));
        List<Departure> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? cursors.write(name, page.getLast().at(), page.getLast().id())
                : null;
        return new TombstonePage(
                page.stream()
                        .map(left -> new Tombstone(left.id(), left.at(), left.code()))
                        .toList(),
                new PageInfo(limit, next, null));
    }
}
