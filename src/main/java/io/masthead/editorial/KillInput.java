package io.masthead.editorial;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why an article is taken down for good.
@Schema(description = "Why the article is taken down for good.")
public record KillInput(
        @Schema(required = true, description = "Why.", examples = "Court order", maxLength = 1000)
        @NotBlank
        @Size(max = 1000)
        String reason,

        @Schema(description = "Whether readers are told why; they are not if absent.") @JsonProperty("public")
        Boolean isPublic) {}
