package io.masthead.viewcount;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The views of one hour or day.
@Schema(description = "The views of one hour or day (UTC).")
public record ViewBucket(
        @Schema(required = true, description = "When it begins.", examples = "2026-05-01T08:00:00Z")
        Instant from,

        @Schema(required = true, description = "The views that are committed.", examples = "42", minimum = "0")
        long views) {}
