package io.masthead.syndication;

import io.masthead.article.ArticleRenderer;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Rendering;
import io.masthead.article.body.Body;
import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes copies for partners: renders rows as far as a plan allows them, in a fixed number of statements however many
/// rows there are.
@Singleton
class Copies {

    private final PublishedRows rows;
    private final ArticleRenderer renderer;

    Copies(PublishedRows rows, ArticleRenderer renderer) {
        this.rows = rows;
        this.renderer = renderer;
    }

    /// The articles of these rows in the format that was asked for.
    ///
    /// @param form of the body in our own format: `portable-text`, `html`, `text` or `none`
    List<SyndicatedItem> items(
            List<PublishedRow> wanted, Entitlement entitlement, String format, String form, Instant now) {
        return byId(wanted, entitlement, format, form, now).values().stream()
                .map(Made::item)
                .toList();
    }

    /// A copy.
    ///
    /// @param alone whether it links no other article, whose address may change without it
    record Made(SyndicatedItem item, boolean alone) {}

    /// The same by their ids, in order.
    Map<Id, Made> byId(List<PublishedRow> wanted, Entitlement entitlement, String format, String form, Instant now) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        boolean ninjs = format.equals("ninjs");
        List<PublishedRows.Entire> versions = rows.entire(wanted, now);
        Map<Id, Body> bodies = versions.stream()
                .collect(Collectors.toMap(
                        one -> one.row().id(),
                        one -> entitlement.fullText()
                                ? Body.stored(one.document().body())
                                : Body.EMPTY));
        Set<Id> images = new HashSet<>();
        Set<Id> links = new HashSet<>();
        bodies.values().forEach(body -> {
            images.addAll(entitlement.images() ? ArticleRenderer.images(body) : List.of());
            links.addAll(ArticleRenderer.links(body));
        });
        List<PublishedRow> linked = rows.find(links, now);
        Rendering rendering = renderer.load(wanted, images, entitlement.fields());
        Map<Id, Made> items = new LinkedHashMap<>();
        for (PublishedRows.Entire version : versions) {
            Body body = bodies.get(version.row().id());
            Copy copy = copy(version, rendering, body, linked, ninjs ? "text" : form, ninjs);
            SyndicatedItem item = ninjs
                    ? Ninjs.of(copy, entitlement, rendering.addresses(), pictures(body, rendering))
                    : SyndicatedArticle.of(copy, entitlement);
            items.put(
                    version.row().id(),
                    new Made(item, ArticleRenderer.links(body).isEmpty()));
        }
        return items;
    }

    private static Copy copy(
            PublishedRows.Entire version,
            Rendering rendering,
            Body body,
            List<PublishedRow> linked,
            String form,
            boolean alsoHtml) {
        PublishedRows.Whole whole = new PublishedRows.Whole(version.row(), false, version.document(), null, false);
        String html = alsoHtml
                ? rendering.detail(whole, body, "html", linked, List.of()).html()
                : null;
        return new Copy(version, rendering.detail(whole, body, form, linked, List.of()), html);
    }

    private static List<Image> pictures(Body body, Rendering rendering) {
        return ArticleRenderer.images(body).stream()
                .map(id -> rendering.images().get(id))
                .filter(Objects::nonNull)
                .toList();
    }
}
