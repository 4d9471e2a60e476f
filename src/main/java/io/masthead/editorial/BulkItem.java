package io.masthead.editorial;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One of many articles.
@Schema(description = "One of many articles.")
public record BulkItem(
        @Schema(required = true, description = "The article's id.") @NotNull
        Id id,

        @Schema(required = true, description = "The `ETag` you have read.", examples = "\"v3\"", maxLength = 200)
        @Size(max = 200)
        String etag) {}
