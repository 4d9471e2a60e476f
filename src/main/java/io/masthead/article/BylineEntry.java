package io.masthead.article;

import io.masthead.shared.id.Id;

/// One who made an article, as the published row keeps it: the name as it was, and the author whose present name
/// counts.
///
/// @param authorId the author in the taxonomy, or `null` for a mere name
public record BylineEntry(Id authorId, String name, String role) {}
