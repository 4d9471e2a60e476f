package io.masthead.slot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Hours of the day. What begins later than it ends goes on over midnight.
@Schema(
        description =
                "Hours of the day in the site's time zone; from a later one to an earlier one leads over midnight.")
public record Hours(
        @Schema(required = true, description = "The first hour.", examples = "7") @NotNull @Min(0) @Max(23)
        Integer from,

        @Schema(required = true, description = "The hour that does not belong to it any more.", examples = "10")
        @NotNull
        @Min(1)
        @Max(24)
        Integer to) {

    boolean has(int hour) {
        return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }
}
