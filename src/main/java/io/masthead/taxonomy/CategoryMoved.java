package io.masthead.taxonomy;

import io.masthead.shared.id.Id;

/// A category has got another parent. Fired within the transaction of the move, so that rooms above, which keep
/// rows for a category and its ancestors, can follow in that same transaction.
///
/// @param category the category that moved, with all that is below it
/// @param before its parent until then, or `null` if it stood at the top
public record CategoryMoved(Id category, Id before) {}
