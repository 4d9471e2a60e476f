/// Where people write: drafts, their revisions, and the way to publication and back. Publishing hands a version over to
/// `article` in one transaction; readers see nothing of what is here. May import `article`, `taxonomy`, `media`,
/// `site`,
/// `staff`, `tally`, `changelog` and `shared`.
package io.masthead.editorial;
