package io.masthead.article;

import io.masthead.article.body.Body;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.site.Addresses;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Renders the articles of a list with their bodies, in at most four statements however many there are.
@Singleton
public class ArticleBodies {

    private final PublishedRows rows;
    private final ArticleRenderer renderer;

    ArticleBodies(PublishedRows rows, ArticleRenderer renderer) {
        this.rows = rows;
        this.renderer = renderer;
    }

    /// The articles of these rows, in their order. One whose version was replaced meanwhile is left out.
    ///
    /// @param form of the body: `portable-text`, `html`, `text` or `none`
    /// @param fields of [ArticleDetail]; without translations
    public List<ArticleDetail> details(
            List<PublishedRow> wanted, String form, Fields fields, Addresses addresses, Instant now) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<PublishedRows.Entire> versions = rows.entire(wanted, now);
        boolean told = !form.equals("none") && fields.has("body");
        Map<Id, Body> bodies = versions.stream()
                .collect(Collectors.toMap(
                        one -> one.row().id(),
                        one -> told ? Body.stored(one.document().body()) : Body.EMPTY));
        Set<Id> images = new HashSet<>();
        Set<Id> links = new HashSet<>();
        bodies.values().forEach(body -> {
            images.addAll(ArticleRenderer.images(body));
            links.addAll(ArticleRenderer.links(body));
        });
        List<PublishedRow> linked = rows.find(links, now);
        Rendering rendering = renderer.load(wanted, images, fields, addresses);
        return versions.stream()
                .map(version -> rendering.detail(
                        new PublishedRows.Whole(version.row(), false, version.document(), null, false),
                        bodies.get(version.row().id()),
                        form,
                        linked,
                        List.of()))
                .toList();
    }
}
