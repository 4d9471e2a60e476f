package io.masthead.taxonomy;

import io.masthead.shared.id.Id;

/// A tag or author, as far as a list of articles shows it.
public record NamedTerm(Id id, String slug, String name) {}
