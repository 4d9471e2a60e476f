package io.masthead.slot;

/// How a booking stands with its caps and goals.
///
/// @param barred why it may not be shown now, or `null`
/// @param need how urgently it needs to be shown among others of its tier: the largest first
record Standing(SlotReason barred, int need) {

    /// Without goals and caps.
    static final Standing FREE = new Standing(null, 0);
}
