package io.masthead.changelog;

import java.util.List;

/// Something in this node's memory that must follow the log, such as kept answers. Every bean of this type is told of
/// every change since the node started, in order. What must survive a restart is a [Follower].
public interface Listener {

    /// Takes a block of changes in, quickly: the [Tail] waits for it, and whoever published waits for the tail.
    void changed(List<Entry> entries);

    /// Whether what others keep in memory is used to answer for this one: then it is told after all of them.
    default boolean isLast() {
        return false;
    }
}
