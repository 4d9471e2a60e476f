package io.masthead.page;

import io.masthead.article.CategoryNode;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Rendering;
import io.masthead.media.Image;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import io.masthead.site.SiteDetail;
import io.masthead.site.SiteRepository;
import io.masthead.site.SiteWithLinks;
import io.masthead.slot.Decisions;
import io.masthead.slot.SlotDecision;
import io.masthead.viewcount.ArticleViews;
import io.masthead.viewcount.Rankings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every page has around its content: the site, friend links, slots, and what is read most.
@Singleton
class Surroundings {

    private static final int MOST_VIEWED = 10;

    /// Rankings, and what bookings have delivered, change without a word. Rankings are made anew every twenty
    /// seconds; so what shows one is never more than a minute old.
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final String WINDOW = "7d";

    private final SiteRepository site;
    private final Decisions decisions;
    private final Rankings mostViewed;
    private final Shown shown;

    Surroundings(SiteRepository site, Decisions decisions, Rankings mostViewed, Shown shown) {
        this.site = site;
        this.decisions = decisions;
        this.mostViewed = mostViewed;
        this.shown = shown;
    }

    /// What was found in one statement; the articles and pictures in it are still to be looked up with all others.
    record Found(SiteWithLinks site, Map<String, SlotDecision> slots, List<ArticleViews> mostViewed) {

        Addresses addresses() {
            return site.site().addresses();
        }

        List<Id> articles() {
            return mostViewed.stream().map(ArticleViews::articleId).toList();
        }

        List<Id> pictures() {
            List<Id> pictures = new ArrayList<>(site.links().logos());
            if (site.site().logo() != null) {
                pictures.add(site.site().logo().mediaId());
            }
            return pictures;
        }

        List<LinkDetail> links(Rendering rendering) {
            return LinkDetail.of(site.links().links(), rendering.images());
        }

        List<MostViewedArticle> ranking(Map<Id, PublishedRow> visible, Rendering rendering) {
            return mostViewed.stream()
                    .filter(one -> visible.containsKey(one.articleId()))
                    .limit(MOST_VIEWED)
                    .map(one -> new MostViewedArticle(rendering.summary(visible.get(one.articleId())), one.views()))
                    .toList();
        }

        PageSite pageSite(Rendering rendering) {
            Image logo = site.site().logo() == null
                    ? null
                    : rendering.images().get(site.site().logo().mediaId());
            return new PageSite(
                    SiteDetail.of(site.site()),
                    logo == null ? null : logo.withWords(site.site().logo().alt(), null, null),
                    CategoryNode.below(null, rendering.names().categories(), addresses()));
        }
    }

    /// What stands around the page of an article.
    Found around(PublishedRows.Whole article, Instant now) {
        PublishedRow row = article.row();
        return find(null, decisions.page(row.category(), row.tags(), article.hideAds() || row.sponsored(), now), now);
    }

    /// What stands around the page of a category, or of the whole paper if that is `null`.
    Found around(Id category, Instant now) {
        return find(category, decisions.page(category, List.of(), false, now), now);
    }

    private Found find(Id ranked, Map<String, SlotDecision> standing, Instant now) {
        SiteWithLinks here = site.siteWithLinks();
        List.of("site", "links", "categories", Addresses.KEY).forEach(shown::key);
        shown.until(here.links().until());
        shown.key("slots");
        shown.atMost(LONGEST);
        Found found = new Found(here, standing, mostViewed.top(WINDOW, false, ranked, MOST_VIEWED));
        found.articles().forEach(article -> shown.key("article", article));
        found.pictures().forEach(picture -> shown.key("media", picture));
        return found;
    }
}
