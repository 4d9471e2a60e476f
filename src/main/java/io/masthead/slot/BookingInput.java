package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a booking.
@Schema(description = "A booking as staff write it.")
public record BookingInput(
        @Schema(required = true, description = "The slot's key or id.", examples = "header-partners")
        @NotNull
        @Size(max = 64)
        String slot,

        @Schema(required = true, description = "The creative's id.") @NotNull
        Id creative,

        @Schema(
                required = true,
                description = "How urgent it is: the most urgent tier with a live booking wins the slot.",
                examples = "standard",
                enumeration = {"sponsorship", "standard", "house"})
        @NotNull
        @Pattern(regexp = "^(sponsorship|standard|house)$", message = "One of: sponsorship, standard, house.")
        String tier,

        @Schema(description = "Its share in a rotating slot; 100 if absent.", examples = "100") @Min(1) @Max(1000)
        Long weight,

        @Schema(description = "Where it stands, smallest first; 0 if absent.", examples = "10") @Min(0) @Max(1_000_000)
        Integer position,

        @Schema(description = "From when it is shown; at once if absent.", examples = "2026-05-01T00:00:00Z")
        Instant from,

        @Schema(
                description = "Until when it is shown, this moment not included; without end if absent.",
                examples = "2026-06-01T00:00:00Z")
        Instant until,

        @Schema(
                description = "What it is to reach. It is preferred while it is behind, and it ends there unless `caps`"
                        + " says otherwise.")
        @Valid
        Goals goals,

        @Schema(description = "What it never exceeds; where absent, its goals.") @Valid
        Goals caps,

        @Schema(description = "How often one device gets it at most.") @Valid
        DeviceCap deviceCap,

        @Schema(description = "Where and when it may stand; everywhere and always if absent.") @Valid
        Targeting targeting,

        @Schema(
                description = "How it goes towards its goals: evenly over each day and the flight, or as soon as"
                        + " possible; `even` if absent.",
                examples = "even",
                enumeration = {"even", "asap"})
        @Pattern(regexp = "^(even|asap)$", message = "One of: even, asap.")
        String pacing) {

    static final int USUAL_WEIGHT = 100;
}
