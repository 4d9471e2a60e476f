package io.masthead.editorial;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One who made an article, as staff write it.
@Schema(description = "One who made the article. A name that is an author's leads to the author.")
public record BylineInput(
        @Schema(required = true, description = "The name as it is to be shown.", examples = "舒抒", maxLength = 200)
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                description = "What they did; `author` if absent.",
                examples = "editor",
                enumeration = {"author", "editor", "photographer", "translator"})
        @Pattern(
                regexp = "author|editor|photographer|translator",
                message = "One of author, editor, photographer, translator.")
        String role) {}
