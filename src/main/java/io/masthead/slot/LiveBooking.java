package io.masthead.slot;

import io.masthead.media.Image;
import io.masthead.shared.id.Id;

/// A booking as decisions know it, with everything that is shown of it.
///
/// @param id the booking's id
/// @param tier the booking's tier
/// @param slot the slot that it is booked for
/// @param image its picture with the creative's words, or `null`
/// @param aim where and when it may stand
/// @param goals what it is to reach
/// @param caps what it never exceeds
record LiveBooking(
        Id id,
        Tier tier,
        Booking booking,
        Slot slot,
        Creative creative,
        Advertiser advertiser,
        Image image,
        Aim aim,
        Goals goals,
        Goals caps) {

    static LiveBooking of(Booking booking, Slot slot, Creative creative, Advertiser advertiser, Image image) {
        return new LiveBooking(
                booking.id(),
                booking.tier(),
                booking,
                slot,
                creative,
                advertiser,
                image == null ? null : image.withWords(creative.alt(), null, null),
                Aim.of(booking.terms().targeting()),
                booking.goals(),
                booking.caps());
    }

    /// Whether it may end before its flight does.
    boolean isLimited() {
        return !caps.areNone();
    }

    boolean hasDailyLimits() {
        return caps.impressionsPerDay() != null || caps.clicksPerDay() != null;
    }
}
