package io.masthead.site;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The links that are valid at one moment.
///
/// @param links in editors' order
/// @param until when the clock alone changes them next, or `null`
public record CurrentLinks(List<CurrentLink> links, Instant until) {

    /// A link and its time; `null` leaves an end open.
    record Timed(CurrentLink link, Instant from, Instant to) {

        private boolean isValid(Instant now) {
            return (from == null || !from.isAfter(now)) && (to == null || to.isAfter(now));
        }

        /// When its state changes next.
        private Instant turn(Instant now) {
            return from != null && from.isAfter(now) ? from : to;
        }
    }

    /// The pictures that the links need.
    public Set<Id> logos() {
        return links.stream()
                .filter(link -> link.logo() != null)
                .map(link -> link.logo().mediaId())
                .collect(Collectors.toSet());
    }

    /// @param all in editors' order; none that has ended already
    static CurrentLinks at(Instant now, List<Timed> all) {
        List<CurrentLink> links = new ArrayList<>();
        Instant until = null;
        for (Timed timed : all) {
            if (timed.isValid(now)) {
                links.add(timed.link());
            }
            Instant turn = timed.turn(now);
            if (turn != null && (until == null || turn.isBefore(until))) {
                until = turn;
            }
        }
        return new CurrentLinks(List.copyOf(links), until);
    }
}
