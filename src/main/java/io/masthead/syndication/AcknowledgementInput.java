package io.masthead.syndication;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a partner has got.
@Schema(description = "How far you have got.")
public record AcknowledgementInput(
        @Schema(required = true, description = "The cursor behind what your copy holds.") @NotNull @Size(max = 2000)
        String cursor) {}
