package io.masthead.slot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about an advertiser.
@Schema(description = "An advertiser as staff write it.")
public record AdvertiserInput(
        @Schema(required = true, description = "Its name; no other advertiser has it.", examples = "River Tea Company")
        @NotBlank
        @Size(max = 200)
        String name) {}
