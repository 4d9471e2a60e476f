/// What other programs read the newspaper by: feeds (RSS 2.0, Atom, JSON Feed) of everything, of a category and of a
/// tag, sitemaps for search engines, and `robots.txt`. All lie outside `/v1`, so parameters that nobody knows are
/// passed over.
///
/// A [Feed] is read once and written in three ways. May import `article`, `taxonomy`, `media`, `site`, `changelog` and
/// `shared`.
package io.masthead.feed;
