package io.masthead.search;

import java.util.Map;

/// How many hits there are, and of what kind.
///
/// @param categories the number of hits by the category's id; of just this category
/// @param tags by the tag's id
record Facets(long total, Map<Long, Long> categories, Map<Long, Long> tags, Map<Long, Long> years) {}
