/// The body of an article: Portable Text ([specification](https://github.com/portabletext/portabletext)) as records,
/// read strictly from JSON, converted from HTML and Markdown by allow-list, and rendered as HTML and plain text.
///
/// A body is stored with references only (the ids of its images and of the articles it links); `Body.resolved`
/// completes it for readers. May import `io.masthead.media` for the image record, and `io.masthead.shared`.
package io.masthead.article.body;
