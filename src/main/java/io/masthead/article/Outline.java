package io.masthead.article;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// What decides who may see a version of an article, and how heavy it is; nothing of what it says.
///
/// @param revision which version
/// @param bytes of its document
public record Outline(
        Id id,
        Instant publishAt,
        Instant expireAt,
        Instant publishedAt,
        String kind,
        Id category,
        List<Id> tags,
        int revision,
        long bytes)
        implements Sorted {}
