/// What leads on from an article: pinned by editors, then computed from shared tags and the same category. May import
/// `article` and all below it.
package io.masthead.related;
