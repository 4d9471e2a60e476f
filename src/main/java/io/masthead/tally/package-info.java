/// Durable counting: what is counted, in which tables, and when it is on disk. Rooms above say what they count;
/// how many views an article has is read here. May import `shared` only.
package io.masthead.tally;
