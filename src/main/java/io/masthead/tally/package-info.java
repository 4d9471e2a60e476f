/// Durable counting by group commit: while one commit is under way the next batch gathers; one transaction writes
/// them all, and only then are the callers answered. Rooms above say what they count and in which tables
/// ([Increment]); how many views an article has is read here. May import `shared` only.
package io.masthead.tally;
