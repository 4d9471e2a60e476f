/// What articles are sorted by: categories (a tree), tags, authors, sources; their former slugs; and who uses a
/// category.
/// May import `changelog`, `staff` and `shared`.
package io.masthead.taxonomy;
