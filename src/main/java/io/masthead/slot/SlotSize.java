package io.masthead.slot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The size of a slot in pixels of CSS.
@Schema(description = "A size in pixels of CSS.")
public record SlotSize(
        @Schema(required = true, description = "The width.", examples = "728", minimum = "1", maximum = "10000")
        int width,

        @Schema(required = true, description = "The height.", examples = "90", minimum = "1", maximum = "10000")
        int height) {}
