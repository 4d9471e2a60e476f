package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// What a token proves. Nothing in it is about a person.
public sealed interface SlotToken {

    /// A token of ours: a booking stood in a slot.
    sealed interface Ours extends SlotToken permits Client, Server {

        Id booking();

        Id slot();

        /// No event before this is proved; the token may be a little younger.
        Instant since();

        /// No event from this moment on is proved.
        Instant expires();
    }

    /// Shared by all who see one kept answer. An event needs a name of its own to count.
    record Client(Id booking, Id slot, Instant since, Instant expires) implements Ours {}

    /// Made for one decision: counts once of each kind.
    ///
    /// @param name the one of this token among all of the booking
    record Server(Id booking, Id slot, Instant since, Instant expires, String name) implements Ours {}

    /// Not made by us, or not any more what we made.
    record Forged() implements SlotToken {}
}
