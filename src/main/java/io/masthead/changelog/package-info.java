/// The change log: one table, one gapless sequence in commit order. Every write that readers can notice, or that a
/// kept answer, key, session or index depends on, logs here in its own transaction. Everything that must know of a
/// change follows this log, in one of two ways: a `Listener` bean is told by this node's `Tail` of all that is new,
/// for what lives in memory; a `Follower` bean has a position in the database and misses nothing over restarts, and
/// one node at a time does its work. May import `shared` only.
package io.masthead.changelog;
