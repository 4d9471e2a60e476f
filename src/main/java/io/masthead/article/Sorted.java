package io.masthead.article;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// Where a version of an article stands, and when: all that [Within] asks.
public sealed interface Sorted permits PublishedRow, Outline {

    Id id();

    Instant publishAt();

    Instant expireAt();

    Instant publishedAt();

    String kind();

    Id category();

    List<Id> tags();
}
