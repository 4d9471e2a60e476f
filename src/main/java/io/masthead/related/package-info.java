/// What leads on from an article: pinned by editors, then computed from shared tags, similar text and the time between
/// them. It is computed when articles change, by a follower of the change log, and kept; who reads costs one statement.
/// May import `search`, `article` and all below them.
package io.masthead.related;
