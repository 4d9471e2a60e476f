package io.masthead.article;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// A version of an article that is to be seen: all that the editors' world hands over, and nothing more.
///
/// @param publishAt from when on it is visible
/// @param expireAt until when, or `null`
/// @param publishedAt the date that readers are shown; for an archive it lies in the past
/// @param translationOf the article it translates, or its own id
/// @param correction whether this version corrects the one before
public record Publication(
        Id id,
        int revision,
        Instant publishAt,
        Instant expireAt,
        Instant publishedAt,
        String slug,
        String kind,
        String language,
        String title,
        String subtitle,
        String summary,
        Id category,
        Id source,
        Id translationOf,
        ImageUse leadImage,
        List<BylineEntry> byline,
        List<Id> tags,
        List<Id> images,
        boolean pinned,
        boolean sponsored,
        boolean hideAds,
        List<String> oldUrls,
        boolean correction,
        PublishedDocument document) {

    /// Whether search engines are shown the way to it: not if they shall not list it, nor if it is at home elsewhere.
    boolean isMapped() {
        return document.canonicalUrl() == null
                && (document.seo() == null
                        || !Boolean.TRUE.equals(document.seo().noindex()));
    }
}
