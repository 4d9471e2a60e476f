package io.masthead.page;

import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.editorial.Previews;
import io.masthead.shared.id.Id;
import io.masthead.tally.ViewTotals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Puts the page of an article together as it would be if a revision of it were published now.
@Singleton
class PreviewPages {

    private final Previews previews;
    private final ArticlePages pages;
    private final ViewTotals views;

    PreviewPages(Previews previews, ArticlePages pages, ViewTotals views) {
        this.previews = previews;
        this.pages = pages;
        this.views = views;
    }

    /// @param form `portable-text`, `html`, `text` or `none`
    /// @throws io.masthead.shared.problem.Problem `403` for a link that is altered or holds no longer
    ArticlePageDetail page(String token, String form, Instant now) {
        Previews.Opened opened = previews.open(token, now);
        Id id = opened.version().id();
        long read = views.of(List.of(id)).getOrDefault(id, 0L);
        PublishedRows.Whole whole = new PublishedRows.Whole(
                PublishedRow.of(opened.version(), read),
                opened.version().hideAds(),
                opened.version().document(),
                null,
                true);
        return pages.page(whole, article -> article.withSource(opened.source()), form, now);
    }
}
