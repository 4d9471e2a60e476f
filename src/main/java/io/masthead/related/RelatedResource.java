package io.masthead.related;

import io.masthead.article.ArticleFinder;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Rendering;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Related articles, for readers.
@Path("/v1/articles/{slugOrId}/related")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles")
public class RelatedResource {

    private final ArticleFinder finder;
    private final RelatedArticles related;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final Shown shown;
    private final Clock clock;

    RelatedResource(
            ArticleFinder finder,
            RelatedArticles related,
            PublishedRows rows,
            ArticleRenderer renderer,
            Shown shown,
            Clock clock) {
        this.finder = finder;
        this.related = related;
        this.rows = rows;
        this.renderer = renderer;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers({301, 410})
    @Operation(
            operationId = "listRelatedArticles",
            summary = "What is related to an article",
            description =
                    "Up to 15 items: those that the editors pinned first, in their order, then computed ones by score:"
                            + " from shared tags (rare ones weigh more), similar text and the time between them. Less, rather than"
                            + " what is hardly related. Never the article itself, one that left, or nearly the same text.")
    public RelatedList list(
            @Parameter(description = "The article's slug or id.", example = "river-lights") @RestPath String slugOrId) {
        Instant now = clock.instant();
        PublishedRows.Whole article = finder.findAmongOthers(slugOrId, now);
        shown.key("article", article.row().id());
        shown.until(article.row().expireAt());
        RelatedArticles.Candidates candidates = related.find(article);
        Map<Id, PublishedRow> visible = rows.find(candidates.articles(), now).stream()
                .collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        Rendering rendering = renderer.load(visible.values(), List.of(), Fields.all());
        return new RelatedList(candidates.shown(visible, rendering));
    }
}
