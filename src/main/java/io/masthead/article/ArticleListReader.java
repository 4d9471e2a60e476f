package io.masthead.article;

import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.paging.PageInfo;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads pages of lists of articles.
@Singleton
public class ArticleListReader {

    private final PublishedRows rows;
    private final ListedArticles articles;
    private final ArticleRenderer renderer;
    private final Cursors cursors;
    private final Shown shown;

    ArticleListReader(
            PublishedRows rows, ListedArticles articles, ArticleRenderer renderer, Cursors cursors, Shown shown) {
        this.rows = rows;
        this.articles = articles;
        this.renderer = renderer;
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

    /// A page that is to be read together with other lists.
    ///
    /// @param after the position to go on behind, or `null`
    public record Wanted(ArticleList list, ArticleList.Position after, int limit) {

        /// What is to be read: one row more than the page has, if there is a next one.
        public PublishedRows.Head head(String place) {
            return new PublishedRows.Head(place, list, after, limit + 1);
        }

        private String name() {
            return "articles " + list;
        }
    }

    /// @throws io.masthead.shared.problem.Problem `400` for a cursor of another list
    public Wanted wanted(ArticleList list, int limit, String cursor) {
        ArticleList.Position after = cursors.read("articles " + list, cursor, ArticleListReader::position)
                .orElse(null);
        return new Wanted(list, after, limit);
    }

    /// The page made of the rows that were read for it.
    public Part part(Wanted wanted, List<PublishedRow> found) {
        found.forEach(row -> shown.until(row.expireAt()));
        if (found.size() <= wanted.limit()) {
            return new Part(found, wanted.limit(), null);
        }
        List<PublishedRow> page = found.subList(0, wanted.limit());
        ArticleList.Position last = wanted.list().position(page.getLast());
        return new Part(page, wanted.limit(), cursors.write(wanted.name(), last.pinned(), last.at(), last.id()));
    }

    private Part part(ArticleList list, int limit, String cursor, Instant now) {
        Wanted wanted = wanted(list, limit, cursor);
        PublishedRows.Slice slice = rows.page(list, wanted.after(), limit, now);
        shown.until(slice.until());
        return part(wanted, slice.rows());
    }

    /// One page of a list, rendered.
    ///
    /// @param count whether the whole list is to be counted too
    public ArticlePage page(ArticleList list, int limit, String cursor, Fields fields, boolean count, Instant now) {
        Part part = part(list, limit, cursor, now);
        Rendering rendering = renderer.load(part.rows(), List.of(), fields);
        if (!count) {
            return part.rendered(rendering, null);
        }
        PublishedRows.Counted counted = rows.count(list, now);
        shown.until(counted.until());
        return part.rendered(rendering, counted.total());
    }

    /// These articles in this order, without those that cannot be seen.
    public List<ArticleSummary> named(List<Id> ids, Fields fields, Instant now) {
        Map<Id, Listed> found = articles.visible(ids, fields, now);
        ids.forEach(id -> shown.key("article", id));
        if (found.size() < ids.size()) {
            shown.until(rows.nextBeginning(now));
        }
        return ids.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Listed::summary)
                .toList();
    }

    private static ArticleList.Position position(List<String> parts) {
        return new ArticleList.Position(
                Boolean.parseBoolean(parts.get(0)), Instant.parse(parts.get(1)), Id.of(parts.get(2)));
    }
}
