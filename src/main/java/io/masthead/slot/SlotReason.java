package io.masthead.slot;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a booking did or did not win a slot.
@Schema(description = "Why the booking did or did not win.")
public record SlotReason(
        @Schema(
                required = true,
                description = "`won`; or what stood in the way: `not-yet`, `over`, `paused`, `hide-ads`,"
                        + " `targeting-category`, `targeting-tag`, `targeting-platform`, `targeting-region`,"
                        + " `targeting-hours`, `targeting-days`, `cap-day`, `cap-total`, `paced` (it takes a share of the chances to go evenly, and not this one),"
                        + " `device-cap`, `exclusive` (its advertiser stands elsewhere in the answer), `tier-below` (a"
                        + " more urgent tier won), `need` (others of its tier are further behind), `weight` (others"
                        + " were drawn), `position` (others stand before it), `not-needed` (a slot that falls back had"
                        + " something of its own).",
                examples = "cap-day",
                maxLength = 60)
        String code,

        @Schema(
                description =
                        "What was found: how many were delivered, its weight, its place, or its share in per cent.",
                examples = "5000",
                minimum = "0")
        Long value,

        @Schema(
                description = "What it was held against: the cap, the sum of the weights, or how many items the slot"
                        + " shows.",
                examples = "5000",
                minimum = "0")
        Long limit,

        @Schema(description = "The moment that counts, such as the beginning of its flight.")
        Instant at) {

    /// What may be said.
    enum Code {
        WON,
        NOT_YET,
        OVER,
        PAUSED,
        HIDE_ADS,
        TARGETING_CATEGORY,
        TARGETING_TAG,
        TARGETING_PLATFORM,
        TARGETING_REGION,
        TARGETING_HOURS,
        TARGETING_DAYS,
        CAP_DAY,
        CAP_TOTAL,
        PACED,
        DEVICE_CAP,
        EXCLUSIVE,
        TIER_BELOW,
        NEED,
        WEIGHT,
        POSITION,
        NOT_NEEDED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Map<Code, SlotReason> PLAIN = Arrays.stream(Code.values())
            .collect(Collectors.toMap(
                    code -> code,
                    code -> new SlotReason(code.word(), null, null, null),
                    (one, other) -> one,
                    () -> new EnumMap<>(Code.class)));

    static SlotReason of(Code code) {
        return PLAIN.get(code);
    }

    static SlotReason of(Code code, long value, long limit) {
        return new SlotReason(code.word(), value, limit, null);
    }

    static SlotReason at(Code code, Instant at) {
        return new SlotReason(code.word(), null, null, at);
    }

    boolean hasWon() {
        return code.equals(Code.WON.word());
    }
}
