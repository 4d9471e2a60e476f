/// What articles are sorted by: categories (a tree), tags, authors, sources; their former slugs; and who uses them.
/// May import `changelog`, `staff` and `shared`.
package io.masthead.taxonomy;
