package io.masthead.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A year, and how many of the hits were published in it.
@Schema(description = "A year (UTC), and how many of the hits were published in it.")
public record FacetYear(
        @Schema(required = true, description = "The year.", examples = "2026", minimum = "1000", maximum = "9999")
        int year,

        @Schema(required = true, description = "How many.", examples = "12", minimum = "1")
        long count) {}
