/// Slots: the places of a site that are sold or lent, who fills them (advertisers and their creatives), when
/// (bookings), and what stands in a slot right now (decisions). May import `media`, `taxonomy`, `staff`, `changelog`,
/// `tally` and `shared`.
package io.masthead.slot;
