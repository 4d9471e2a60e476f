package io.masthead.related;

import io.masthead.shared.id.Id;

/// Something that may be shown as related.
///
/// @param article an article of ours, or `null`
/// @param link an address elsewhere, or `null`
record Candidate(Id article, RelatedLink link, String reason, double score) {}
