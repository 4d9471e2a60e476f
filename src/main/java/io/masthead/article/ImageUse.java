package io.masthead.article;

import io.masthead.shared.id.Id;

/// A picture in its place: which one, and the words that the editors chose for it here (`null` keeps the picture's
/// own).
public record ImageUse(Id mediaId, String alt, String caption, String credit) {}
