package io.masthead.changelog;

import java.time.Duration;
import java.util.List;

/// Somebody outside this node's memory who must learn of every change, such as a CDN, a search index or a webhook.
/// Every bean of this type follows the log with a position of its own in the database, which survives restarts. Of all
/// nodes one at a time does the work. What is handed over may be handed over again: after an error, or when the node
/// ended before it could write its position down.
///
/// What only this node's memory has to know is a [Listener].
public interface Follower {

    /// The name of its position; never changes. At most 60 characters.
    String name();

    /// Takes a block of entries in, in order; returns when that is done for good.
    ///
    /// @throws Exception if it must be tried again, a little later each time
    void follow(List<Entry> entries) throws Exception;

    /// How many entries it takes at once at most: no more than it has done with well within half a minute, after which
    /// another node would take its place.
    default int atOnce() {
        return LogReader.BLOCK;
    }

    /// How long it lets entries gather before it takes less than a whole block of them.
    default Duration gathering() {
        return Duration.ZERO;
    }

    /// How long it rests after a block while the log grows faster than it follows: who has much to catch up with, and
    /// nobody waiting for it, leaves the processors to those who read and write.
    ///
    /// @param worked how long the block took it
    default Duration rest(Duration worked) {
        return Duration.ZERO;
    }

    /// Whether somebody new begins with the first entry that the log has, instead of with what comes next.
    default boolean beginsAtTheBeginning() {
        return false;
    }

    /// Whether there is anybody to tell. Who is not active has no position and begins with what comes next.
    default boolean isActive() {
        return true;
    }
}
