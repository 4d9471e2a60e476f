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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the home page together, in eight statements.
@Singleton
class HomePages {

    private static final int TOP = 6;
    private static final int LATEST = 20;
    private static final int IN_A_SECTION = 6;
    private static final int MOST_SECTIONS = 20;

    private final CategoryRepository categories;
    private final Surroundings surroundings;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final Shown shown;

    HomePages(
            CategoryRepository categories,
            Surroundings surroundings,
            PublishedRows rows,
            ArticleRenderer renderer,
            Shown shown) {
        this.categories = categories;
        this.surroundings = surroundings;
        this.rows = rows;
        this.renderer = renderer;
        this.shown = shown;
    }

    HomePage page(Instant now) {
        Surroundings.Found around = surroundings.find(null, false, now);
        List<CategoryTree.Node> sections =
                categories.tree().children(null).stream().limit(MOST_SECTIONS).toList();
        List<Head> heads = new ArrayList<>();
        heads.add(new Head("latest", ArticleList.newest(), LATEST));
        heads.add(new Head("top", ArticleList.in(null, true), TOP));
        sections.forEach(node -> heads.add(new Head("in" + node.id(), ArticleList.in(node.id(), false), IN_A_SECTION)));
        List<PublishedRow> found = rows.heads(heads, around.articles(), now);
        Rendering rendering = renderer.load(found, around.pictures(), Fields.all(), around.addresses());
        shown.key("list");
        shown.until(rows.nextBeginning(now));
        Map<Id, PublishedRow> listed =
                at(found, "listed").stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
        return new HomePage(
                rendering.summaries(at(found, "top")),
                sections.stream().map(node -> section(node, found, rendering)).toList(),
                rendering.summaries(at(found, "latest")),
                around.ranking(listed, rendering),
                around.slots(rendering),
                around.site().links(),
                around.pageSite(rendering));
    }

    private HomeSection section(CategoryTree.Node node, List<PublishedRow> found, Rendering rendering) {
        List<CategoryStep> path = rendering.breadcrumb(node.id());
        return new HomeSection(path.getLast(), rendering.summaries(at(found, "in" + node.id())));
    }

    private static List<PublishedRow> at(List<PublishedRow> rows, String place) {
        return rows.stream().filter(row -> row.place().equals(place)).toList();
    }
}
