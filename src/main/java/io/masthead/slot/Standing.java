package io.masthead.slot;

/// How a booking stands with its caps and goals.
///
/// @param barred why it may not be shown now, or `null`
/// @param share of the chances to be shown that it takes, 0 to 1
/// @param need how urgently it needs to be shown when it takes one: the largest first
record Standing(SlotReason barred, double share, int need) {

    /// Without goals and caps.
    static final Standing FREE = new Standing(null, 1, Pacing.NO_NEED);
}
