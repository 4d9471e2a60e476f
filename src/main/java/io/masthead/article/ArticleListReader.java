package io.masthead.article;

import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.paging.PageInfo;
import io.masthead.site.SiteRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads pages of lists of articles.
@Singleton
public class ArticleListReader {

    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final SiteRepository site;
    private final Cursors cursors;
    private final Shown shown;

    ArticleListReader(PublishedRows rows, ArticleRenderer renderer, SiteRepository site, Cursors cursors, Shown shown) {
        this.rows = rows;
        this.renderer = renderer;
        this.site = site;
        this.cursors = cursors;
        this.shown = shown;
    }

    /// A page whose rows are still to be rendered, so that an answer with more than one list renders all at once.
    ///
    /// @param next the cursor of the next page, or `null`
    public record Part(List<PublishedRow> rows, int limit, String next) {

        /// The page with its articles.
        public ArticlePage rendered(Rendering rendering, Long total) {
            return new ArticlePage(rendering.summaries(rows), new PageInfo(limit, next, total));
        }
    }

    /// Reads the rows of one page, in one statement.
    ///
    /// @throws io.masthead.shared.problem.Problem `400` for a cursor of another list
    public Part part(ArticleList list, int limit, String cursor, Instant now) {
        String name = "articles " + list;
        ArticleList.Position after =
                cursors.read(name, cursor, ArticleListReader::position).orElse(null);
        PublishedRows.Slice slice = rows.page(list, after, limit, now);
        shown.until(slice.until());
        if (slice.rows().size() <= limit) {
            return new Part(slice.rows(), limit, null);
        }
        List<PublishedRow> page = slice.rows().subList(0, limit);
        ArticleList.Position last = list.position(page.getLast());
        return new Part(page, limit, cursors.write(name, last.pinned(), last.at(), last.id()));
    }

    /// One page of a list, rendered.
    ///
    /// @param count whether the whole list is to be counted too
    public ArticlePage page(ArticleList list, int limit, String cursor, Fields fields, boolean count, Instant now) {
        Part part = part(list, limit, cursor, now);
        Rendering rendering = renderer.load(part.rows(), List.of(), fields, site.addresses());
        if (!count) {
            return part.rendered(rendering, null);
        }
        PublishedRows.Counted counted = rows.count(list, now);
        shown.until(counted.until());
        return part.rendered(rendering, counted.total());
    }

    /// These articles in this order, without those that cannot be seen.
    public List<ArticleSummary> named(List<Id> ids, Fields fields, Instant now) {
        Map<Id, PublishedRow> found =
                rows.find(ids, now).stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        List<PublishedRow> ordered =
                ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
        ids.forEach(id -> shown.key("article", id));
        if (ordered.size() < ids.size()) {
            shown.until(rows.nextBeginning(now));
        }
        return renderer.load(ordered, List.of(), fields, site.addresses()).summaries(ordered);
    }

    private static ArticleList.Position position(List<String> parts) {
        return new ArticleList.Position(
                Boolean.parseBoolean(parts.get(0)), Instant.parse(parts.get(1)), Id.of(parts.get(2)));
    }
}
