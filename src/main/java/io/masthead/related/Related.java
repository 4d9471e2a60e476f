package io.masthead.related;

import io.masthead.shared.id.Id;

/// A computed place in a list.
record Related(Id article, String reason, double score) {}
