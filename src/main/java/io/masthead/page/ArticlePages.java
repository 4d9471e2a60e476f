package io.masthead.page;

import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleFinder;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.ArticleSummary;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Rendering;
import io.masthead.article.body.Body;
import io.masthead.related.RelatedArticles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Puts the page of an article together, in six statements: the article, what is related, the site with its
/// links, the ranking, the rows of all articles shown, all names and pictures.
@Singleton
class ArticlePages {

    private final ArticleFinder finder;
    private final RelatedArticles related;
    private final Surroundings surroundings;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final JsonLd jsonLd;
    private final Shown shown;

    ArticlePages(
            ArticleFinder finder,
            RelatedArticles related,
            Surroundings surroundings,
            PublishedRows rows,
            ArticleRenderer renderer,
            JsonLd jsonLd,
            Shown shown) {
        this.finder = finder;
        this.related = related;
        this.surroundings = surroundings;
        this.rows = rows;
        this.renderer = renderer;
        this.jsonLd = jsonLd;
        this.shown = shown;
    }

    /// @param form `portable-text`, `html`, `text` or `none`
    /// @throws io.masthead.shared.problem.Problem `404` if there is no such article, `410` if there was one
    ArticlePageDetail page(String slugOrId, String form, Instant now) {
        PublishedRows.Whole article = finder.findAmongOthers(slugOrId, now);
        return page(article, UnaryOperator.identity(), form, now);
    }

    /// The page of an article as it is at hand, wherever it comes from.
    ///
    /// @param last what is still to be done to the article itself
    ArticlePageDetail page(PublishedRows.Whole article, UnaryOperator<ArticleDetail> last, String form, Instant now) {
        RelatedArticles.Candidates candidates = related.find(article);
        Surroundings.Found around = surroundings.around(article, now);
        Body body = form.equals("none")
                ? Body.EMPTY
                : Body.stored(article.document().body());
        Set<Id> wanted = new HashSet<>(candidates.articles());
        wanted.addAll(around.articles());
        wanted.addAll(ArticleRenderer.links(body));
        List<PublishedRow> others = rows.around(article.row(), wanted, now);
        List<Id> pictures = new ArrayList<>(around.pictures());
        pictures.addAll(ArticleRenderer.images(body));
        List<PublishedRow> all = new ArrayList<>(others);
        all.add(article.row());
        Rendering rendering = renderer.load(all, pictures, Fields.all(), around.addresses());
        if (article.row().category() != null) {
            shown.key("list", article.row().category());
        }
        Map<Id, PublishedRow> listed =
                at(others, "listed").stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        ArticleDetail detail = last.apply(
                rendering.detail(article, body, form, List.copyOf(listed.values()), at(others, "translation")));
        PageSite site = around.pageSite(rendering);
        return new ArticlePageDetail(
                detail,
                detail.breadcrumb(),
                candidates.shown(listed, rendering),
                only(at(others, "previous"), rendering),
                only(at(others, "next"), rendering),
                around.ranking(listed, rendering),
                around.slots(),
                around.links(rendering),
                site,
                jsonLd.of(detail, site));
    }

    private static List<PublishedRow> at(List<PublishedRow> rows, String place) {
        return rows.stream().filter(row -> row.place().equals(place)).toList();
    }

    private static ArticleSummary only(List<PublishedRow> rows, Rendering rendering) {
        return rows.isEmpty() ? null : rendering.summary(rows.getFirst());
    }
}
