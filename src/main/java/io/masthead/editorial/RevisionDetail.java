package io.masthead.editorial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One save of an article with what was saved.
@Schema(name = "Revision", description = "One save of an article with what was saved.")
public record RevisionDetail(
        @JsonUnwrapped RevisionSummary summary,

        @Schema(required = true, description = "The whole article as it was saved, as one would write it.")
        ArticleInput draft) {}
