package io.masthead.article;

import io.masthead.shared.id.Id;

/// A related item that the editors chose: an article of ours, or an address elsewhere with a title.
///
/// @param articleId an article of ours, or `null`
/// @param url an address elsewhere, or `null`
public record RelatedPin(Id articleId, String url, String title, String summary) {}
