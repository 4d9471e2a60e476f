package io.masthead.article.body;

/// What a conversion could not take over.
///
/// @param what the element (`script`, `iframe`), or one of `image` (one that names no media), `unsafe-link`,
///     `event-handler`, `hidden`
/// @param count how often
public record Dropped(String what, int count) {}
