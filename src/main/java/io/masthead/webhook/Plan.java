package io.masthead.webhook;

import io.masthead.shared.id.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a step does for an endpoint.
///
/// @param due what has rows
/// @param fresh what is new, as far as the endpoint wants it
/// @param held those things about which something waits already: what is new about them waits behind it
/// @param events what the source said, or `null` if it was not asked
record Plan(Run run, List<Parcel> due, List<Parcel> fresh, Set<Id> held, Events events) {

    /// What can be sent now.
    List<Parcel> sendable() {
        List<Parcel> all = new ArrayList<>(due);
        fresh.stream().filter(parcel -> !isHeld(parcel)).forEach(all::add);
        return all;
    }

    boolean isHeld(Parcel parcel) {
        return parcel.about() != null && held.contains(parcel.about());
    }

    /// What is new as far as a batch came: all of it, or, if it was broken off, up to the last one that was tried. The
    /// rest is read again.
    List<Parcel> reached(Batch batch) {
        if (!batch.isStopped()) {
            return fresh;
        }
        int end = fresh.size();
        while (end > 0 && batch.of(fresh.get(end - 1)) == null) {
            end--;
        }
        return fresh.subList(0, end);
    }

    /// Where the endpoint goes on after that.
    String position(Batch batch) {
        if (events == null) {
            return run.position();
        }
        List<Parcel> reached = reached(batch);
        if (reached.size() == fresh.size()) {
            return events.position();
        }
        return reached.isEmpty() ? run.position() : reached.getLast().position();
    }
}
