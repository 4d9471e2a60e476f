/// The change log: one table, one gapless sequence in commit order. Every write that readers can notice, or that a kept
/// answer, key, session or index depends on, logs here in its own transaction. Everything that must know of a change
/// follows this log. May import `shared` only.
package io.masthead.changelog;
