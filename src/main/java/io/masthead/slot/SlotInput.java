package io.masthead.slot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a slot.
@Schema(description = "A slot as staff write it.")
public record SlotInput(
        @Schema(
                required = true,
                description = "What front ends ask for: words of lower-case letters and digits, joined by hyphens.",
                examples = "header-partners")
        @NotNull
        @Size(max = 64)
        @Pattern(regexp = KEY, message = "Words of a-z and 0-9, joined by hyphens; not `events`, not like an id.")
        String key,

        @Schema(required = true, description = "Its name for staff.", examples = "Partners in the header")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                required = true,
                description = "How it chooses among the bookings of the winning tier.",
                examples = "ordered",
                enumeration = {"rotating", "ordered", "pinned"})
        @NotNull
        @Pattern(regexp = "^(rotating|ordered|pinned)$", message = "One of: rotating, ordered, pinned.")
        String kind,

        @Schema(description = "Its width in pixels; with a height or not at all.", examples = "728")
        @Min(1)
        @Max(10_000)
        Integer width,

        @Schema(description = "Its height in pixels; with a width or not at all.", examples = "90") @Min(1) @Max(10_000)
        Integer height,

        @Schema(description = "How many items it shows at most; 10 if absent.", examples = "10") @Min(1) @Max(50)
        Integer maxItems,

        @Schema(
                description = "The key or id of the slot whose bookings stand here when this slot's own cannot.",
                examples = "house-promotions")
        @Size(min = 1, max = 64)
        String fallback,

        @Schema(
                description = "Whether an advertiser who stands here stands nowhere else in the same answer, and comes"
                        + " only once; `false` if absent.",
                examples = "true")
        Boolean exclusive) {

    static final int USUAL_ITEMS = 10;

    /// Kebab-case, but for what could be read as an id (13 digits or letters of Crockford's alphabet).
    static final String KEY = "^(?!events$)(?![0-9a-hjkmnp-tv-z]{13}$)[a-z0-9]+(-[a-z0-9]+)*$";
}
