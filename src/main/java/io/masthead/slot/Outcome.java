package io.masthead.slot;

/// What became of an event, and why it does not count if it does not.
///
/// @param code `null` if it is accepted or over a cap
record Outcome(SlotVerdict status, Refusal code) {

    static final Outcome ACCEPTED = new Outcome(SlotVerdict.ACCEPTED, null);
    static final Outcome OVER_CAP = new Outcome(SlotVerdict.OVER_CAP, null);

    static Outcome of(Refusal refusal) {
        return new Outcome(refusal.verdict(), refusal);
    }

    /// As a header says it (RFC 9651): `accepted`, `rejected;code=expired`.
    String text() {
        return code == null ? status.wireName() : status.wireName() + ";code=" + code.wireName();
    }
}
