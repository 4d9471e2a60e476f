package io.masthead.page;

import io.masthead.article.ArticleList;
import io.masthead.article.ArticleListReader;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.CategoryDetail;
import io.masthead.article.CategoryFinder;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.PublishedRows.Head;
import io.masthead.article.Rendering;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the page of a category together, in six statements: the tree, the site with its links, the ranking, the
/// front, the rows of all articles shown, all names and pictures.
@Singleton
class CategoryPages {

    private static final int TOP = 5;

    private final CategoryRepository categories;
    private final CategoryFinder finder;
    private final FrontRepository fronts;
    private final ArticleListReader lists;
    private final Surroundings surroundings;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final Shown shown;

    CategoryPages(
            CategoryRepository categories,
            CategoryFinder finder,
            FrontRepository fronts,
            ArticleListReader lists,
            Surroundings surroundings,
            PublishedRows rows,
            ArticleRenderer renderer,
            Shown shown) {
        this.categories = categories;
        this.finder = finder;
        this.fronts = fronts;
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
        Surroundings.Found around = surroundings.around(node.id(), now);
        FrontRepository.Standing front = fronts.standing(node.id(), now);
        ArticleListReader.Wanted wanted = lists.wanted(ArticleList.in(node.id(), false), limit, cursor);
        Set<Id> single = new HashSet<>(around.articles());
        single.addAll(front.items());
        List<PublishedRow> found = rows.heads(
                List.of(Head.of("top", ArticleList.in(node.id(), true), TOP), wanted.head("page")), single, now);
        ArticleListReader.Part part = lists.part(wanted, at(found, "page"));
        Rendering rendering = renderer.load(found, around.pictures(), Fields.all(), around.addresses());
        shown.key("list", node.id());
        CategoryDetail category = finder.detail(tree, node, null, around.addresses());
        Map<Id, PublishedRow> listed =
                at(found, "listed").stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        return new CategoryPage(
                category,
                category.path(),
                rendering.summaries(Top.of(front.items(), listed, at(found, "top"), TOP)),
                part.rendered(rendering, null),
                around.ranking(listed, rendering),
                around.slots(),
                around.links(rendering),
                around.pageSite(rendering));
    }

    private static List<PublishedRow> at(List<PublishedRow> rows, String place) {
        return rows.stream().filter(row -> row.place().equals(place)).toList();
    }
}
