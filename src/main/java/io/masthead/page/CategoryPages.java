package io.masthead.page;

import io.masthead.article.ArticleList;
import io.masthead.article.ArticleListReader;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.CategoryDetail;
import io.masthead.article.CategoryFinder;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Rendering;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the page of a category together, in eight statements.
@Singleton
class CategoryPages {

    private static final int TOP = 5;

    private final CategoryRepository categories;
    private final CategoryFinder finder;
    private final ArticleListReader lists;
    private final Surroundings surroundings;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final Shown shown;

    CategoryPages(
            CategoryRepository categories,
            CategoryFinder finder,
            ArticleListReader lists,
            Surroundings surroundings,
            PublishedRows rows,
            ArticleRenderer renderer,
            Shown shown) {
        this.categories = categories;
        this.finder = finder;
        this.lists = lists;
        this.surroundings = surroundings;
        this.rows = rows;
        this.renderer = renderer;
        this.shown = shown;
    }

    /// @throws io.masthead.shared.problem.Problem `404` if there is no such category, `400` for a foreign cursor
    CategoryPage page(String slugOrId, int limit, String cursor, Instant now) {
        CategoryTree tree = categories.tree();
        CategoryTree.Node node = finder.find(tree, slugOrId);
        Surroundings.Found around = surroundings.find(node.id(), false, now);
        ArticleListReader.Part part = lists.part(ArticleList.in(node.id(), false), limit, cursor, now);
        List<PublishedRow> others = rows.heads(
                List.of(new PublishedRows.Head("top", ArticleList.in(node.id(), true), TOP)), around.articles(), now);
        List<PublishedRow> all = new ArrayList<>(others);
        all.addAll(part.rows());
        Rendering rendering = renderer.load(all, around.pictures(), Fields.all(), around.addresses());
        shown.key("list", node.id());
        CategoryDetail category = finder.detail(tree, node, null, around.addresses());
        Map<Id, PublishedRow> listed = others.stream()
                .filter(row -> row.place().equals("listed"))
                .collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        return new CategoryPage(
                category,
                category.path(),
                rendering.summaries(
                        others.stream().filter(row -> row.place().equals("top")).toList()),
                part.rendered(rendering, null),
                around.ranking(listed, rendering),
                around.slots(rendering),
                around.site().links(),
                around.pageSite(rendering));
    }
}
