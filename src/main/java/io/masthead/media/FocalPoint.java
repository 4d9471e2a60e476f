package io.masthead.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What must stay visible when an image is cropped.
///
/// @param x from 0 (left) to 1 (right)
/// @param y from 0 (top) to 1 (bottom)
@Schema(description = "The point of an image that stays visible when it is cropped; 0, 0 is the upper left corner.")
public record FocalPoint(
        @Schema(
                required = true,
                description = "From 0 (left) to 1 (right).",
                minimum = "0",
                maximum = "1",
                examples = "0.5")
        @DecimalMin("0")
        @DecimalMax("1")
        double x,

        @Schema(
                required = true,
                description = "From 0 (top) to 1 (bottom).",
                minimum = "0",
                maximum = "1",
                examples = "0.4")
        @DecimalMin("0")
        @DecimalMax("1")
        double y) {}
