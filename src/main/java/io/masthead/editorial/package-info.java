/// Where people write: drafts, their revisions, review, preview links, and the way to publication and back. Publishing
/// hands a version over to `article` in one transaction; readers see nothing of what is here. [ArticleDesk] hands an
/// article to who may have it, [Actions] says what may be done with it, [Saving] and [Publishing] do it. May import
/// `article`, `taxonomy`, `media`, `site`, `staff`, `tally`, `changelog` and `shared`.
package io.masthead.editorial;
