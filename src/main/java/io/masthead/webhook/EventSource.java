package io.masthead.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the events of some owners come from. Reads the change log; keeps nothing of its own. Every method runs in a
/// transaction.
public interface EventSource {

    /// Whether the events of this owner come from here.
    boolean serves(Owner owner);

    /// The types of events there are.
    List<String> types();

    /// The position behind everything that has happened until now. At most 2,000 characters.
    String startingNow(Owner owner);

    /// The events after a position, in order.
    ///
    /// @param most how many at most
    /// @return nothing if the position is older than what is kept
    Optional<Events> after(Owner owner, String position, int most);

    /// Whether the owner is to be told anything at present. What happens meanwhile is told later.
    default boolean mayReceive(Owner owner) {
        return true;
    }

    /// An event has arrived; within the transaction that writes it down.
    ///
    /// @param payload as it was sent
    default void delivered(Owner owner, String type, String payload, Instant at) {}
}
