package io.masthead.slot;

/// What a booking has delivered within its caps, and what therefore may be billed.
///
/// @param today in the day that was asked for
/// @param inAll since ever
public record Delivery(Counts today, Counts inAll) {

    /// Nothing yet.
    public static final Delivery NOTHING = new Delivery(Counts.NONE, Counts.NONE);

    /// Numbers of events.
    public record Counts(long impressions, long viewable, long clicks) {

        static final Counts NONE = new Counts(0, 0, 0);

        long of(EventKind kind) {
            return switch (kind) {
                case IMPRESSION -> impressions;
                case VIEWABLE -> viewable;
                case CLICK -> clicks;
            };
        }
    }
}
