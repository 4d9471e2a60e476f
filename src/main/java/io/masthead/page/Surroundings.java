package io.masthead.page;

import io.masthead.article.CategoryNode;
import io.masthead.article.PublishedRow;
import io.masthead.article.Rendering;
import io.masthead.media.Image;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import io.masthead.site.SiteDetail;
import io.masthead.site.SiteRepository;
import io.masthead.site.SiteWithLinks;
import io.masthead.slot.SlotDecision;
import io.masthead.slot.SlotRepository;
import io.masthead.viewcount.ArticleViews;
import io.masthead.viewcount.Rankings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What every page has around its content: the site, friend links, slots, and what is read most.
@Singleton
class Surroundings {

    private static final int MOST_VIEWED = 10;

    /// Rankings, and bookings further ahead than decisions look, change without a word. Rankings are made anew every
    /// twenty
    /// seconds; so what shows one is never more than a minute old.
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final String WINDOW = "7d";

    private final SiteRepository site;
    private final SlotRepository slots;
    private final Rankings mostViewed;
    private final Shown shown;

    Surroundings(SiteRepository site, SlotRepository slots, Rankings mostViewed, Shown shown) {
        this.site = site;
        this.slots = slots;
        this.mostViewed = mostViewed;
        this.shown = shown;
    }

    /// What was found in two statements; the articles and pictures in it are still to be looked up with all others.
    record Found(SiteWithLinks site, Map<String, SlotDecision> slots, List<ArticleViews> mostViewed) {

        Addresses addresses() {
            return site.site().addresses();
        }

        List<Id> articles() {
            return mostViewed.stream().map(ArticleViews::articleId).toList();
        }

        List<Id> pictures() {
            List<Id> pictures = slots.values().stream()
                    .flatMap(slot -> slot.mediaIds().stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            if (site.site().logo() != null) {
                pictures.add(site.site().logo().mediaId());
            }
            pictures.addAll(site.links().logos());
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

        Map<String, SlotDecision> slots(Rendering rendering) {
            return slots.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            slot -> slot.getValue().withImages(rendering.images()),
                            (one, other) -> one,
                            LinkedHashMap::new));
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

    /// @param category where the ranking is to be of, or `null` for the whole paper
    /// @param hideAds whether no ads may stand here
    Found find(Id category, boolean hideAds, Instant now) {
        SiteWithLinks here = site.siteWithLinks();
        List.of("site", "links", "categories", Addresses.KEY).forEach(shown::key);
        Map<String, SlotDecision> standing = slots.decide(null, hideAds, now);
        shown.until(here.links().until());
        shown.key("slots");
        standing.forEach((key, slot) -> {
            shown.key("slot:" + key);
            shown.until(slot.until());
        });
        shown.atMost(LONGEST);
        Found found = new Found(here, standing, mostViewed.top(WINDOW, false, category, MOST_VIEWED));
        found.articles().forEach(article -> shown.key("article", article));
        found.pictures().forEach(picture -> shown.key("media", picture));
        return found;
    }
}
