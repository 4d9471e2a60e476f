package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// Where, for whom and when it is decided what stands in slots.
///
/// @param hideAds whether no advertisement may stand here; partners and the house may
/// @param categories those it is about, with all above them
/// @param tags those it is about
/// @param platform which front end asks, or `null`
/// @param region where its reader is (ISO 3166), or `null`
/// @param now the moment in the site's zone
record SlotContext(
        boolean hideAds, Set<Id> categories, Set<Id> tags, String platform, String region, ZonedDateTime now) {

    /// Nothing but the moment.
    static SlotContext at(Instant now, ZoneId zone) {
        return new SlotContext(false, Set.of(), Set.of(), null, null, now.atZone(zone));
    }

    Instant moment() {
        return now.toInstant();
    }
}
