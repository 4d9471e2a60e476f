package io.masthead.page;

import io.masthead.article.ArticleList;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.CategoryStep;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the home page together, in six statements: the site with its links, the ranking, the front, the
/// tree, the rows of all articles shown, all names and pictures.
@Singleton
class HomePages {

    private static final int TOP = 6;
    private static final int LATEST = 20;
    private static final int IN_A_SECTION = 6;
    private static final int MOST_SECTIONS = 20;

    private final CategoryRepository categories;
    private final FrontRepository fronts;
    private final Surroundings surroundings;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final Shown shown;

    HomePages(
            CategoryRepository categories,
            FrontRepository fronts,
            Surroundings surroundings,
            PublishedRows rows,
            ArticleRenderer renderer,
            Shown shown) {
        this.categories = categories;
        this.fronts = fronts;
        this.surroundings = surroundings;
        this.rows = rows;
        this.renderer = renderer;
        this.shown = shown;
    }

    HomePage page(Instant now) {
        Surroundings.Found around = surroundings.around((Id) null, now);
        FrontRepository.Standing front = fronts.standing(Front.HOME, now);
        Map<CategoryTree.Node, Integer> sections = sections(categories.tree(), front);
        List<Head> heads = new ArrayList<>();
        heads.add(Head.of("latest", ArticleList.newest(), LATEST));
        heads.add(Head.of("top", ArticleList.in(null, true), TOP));
        sections.forEach(
                (node, limit) -> heads.add(Head.of("in" + node.id(), ArticleList.in(node.id(), false), limit)));
        Set<Id> single = new HashSet<>(around.articles());
        single.addAll(front.items());
        List<PublishedRow> found = rows.heads(heads, single, now);
        Rendering rendering = renderer.load(found, around.pictures(), Fields.all(), around.addresses());
        shown.key("list");
        Map<Id, PublishedRow> listed =
                at(found, "listed").stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        return new HomePage(
                rendering.summaries(Top.of(front.items(), listed, at(found, "top"), TOP)),
                sections.keySet().stream()
                        .map(node -> section(node, found, rendering))
                        .toList(),
                rendering.summaries(at(found, "latest")),
                around.ranking(listed, rendering),
                around.slots(),
                around.links(rendering),
                around.pageSite(rendering));
    }

    /// How many stories of which category: as the editors chose, else the same of all top categories.
    private static Map<CategoryTree.Node, Integer> sections(CategoryTree tree, FrontRepository.Standing front) {
        Map<CategoryTree.Node, Integer> sections = new LinkedHashMap<>();
        front.sections()
                .forEach(section ->
                        tree.find(section.category()).ifPresent(node -> sections.put(node, section.limit())));
        if (sections.isEmpty()) {
            tree.children(null).stream().limit(MOST_SECTIONS).forEach(node -> sections.put(node, IN_A_SECTION));
        }
        return sections;
    }

    private HomeSection section(CategoryTree.Node node, List<PublishedRow> found, Rendering rendering) {
        List<CategoryStep> path = rendering.breadcrumb(node.id());
        return new HomeSection(path.getLast(), rendering.summaries(at(found, "in" + node.id())));
    }

    private static List<PublishedRow> at(List<PublishedRow> rows, String place) {
        return rows.stream().filter(row -> row.place().equals(place)).toList();
    }
}
