/// Slots: the places of a site that are sold or lent, who fills them (advertisers and their creatives), when
/// and on what terms (bookings), what stands in a slot right now and why (decisions), and what came of it
/// (events, clicks, reports).
///
/// A decision is made of memory: [LiveBookings] is what is booked, [Standings] how it stands with its goals and
/// caps, and [Decider] knows the rules and nothing else. May import `article`, `taxonomy`, `media`, `site`,
/// `edge`, `staff`, `changelog`, `tally` and `shared`.
package io.masthead.slot;
