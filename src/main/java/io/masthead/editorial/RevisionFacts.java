package io.masthead.editorial;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// One save of an article, without what was saved.
///
/// @param restoredFrom the number of the earlier save that it repeats, or `null`
record RevisionFacts(int number, Instant savedAt, Id savedBy, Integer restoredFrom) {}
