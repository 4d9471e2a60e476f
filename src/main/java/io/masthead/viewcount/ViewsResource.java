package io.masthead.viewcount;

import io.masthead.shared.http.CommaList;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

/// Fresh counts of articles. No answer of it may be kept by anybody.
@Path("/v1/views")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Views", description = "Counting views of articles. A view is acknowledged when it is committed.")
public class ViewsResource {

    private static final int MOST_IDS = 100;

    private final ViewRepository articles;
    private final Clock clock;

    ViewsResource(ViewRepository articles, Clock clock) {
        this.articles = articles;
        this.clock = clock;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listViews",
            summary = "Read fresh counts",
            description = "The committed views of up to 100 articles, in the order asked for. Articles that readers"
                    + " cannot see are left out.")
    public ArticleViewsList list(
            @Parameter(
                            description = "Up to 100 article ids, separated by commas.",
                            required = true,
                            example = "0MZ5Q4T2C8V1K,0MZ5Q4T2C8V1M")
                    @RestQuery
                    String ids) {
        List<Id> asked = CommaList.parse("ids", ids, MOST_IDS).stream()
                .map(text -> Id.parse(text)
                        .orElseThrow(() -> Problem.badParameter(
                                "ids", "not-an-id", "An id has 13 characters, such as 0MZ5Q4T2C8V1K.", null)))
                .toList();
        return new ArticleViewsList(articles.counts(asked, clock.instant()));
    }
}
