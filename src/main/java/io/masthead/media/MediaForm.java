package io.masthead.media;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The form with which a picture and its words are uploaded together.
@Schema(description = "A picture and its words. Words that are left out are those in the picture's metadata.")
record MediaForm(
        @Schema(required = true, description = "The picture.", type = SchemaType.STRING, format = "binary")
        String file,

        @Schema(
                description = "What the picture shows, for those who do not see it.",
                examples = "Paper lanterns over a narrow street",
                maxLength = 1000)
        String alt,

        @Schema(
                description = "The line under the picture.",
                examples = "The lantern street on the first evening.",
                maxLength = 2000)
        String caption,

        @Schema(description = "Who made the picture.", examples = "Archive of the newsroom", maxLength = 500)
        String credit,

        @Schema(description = "What the picture may be used for.", examples = "CC BY 4.0", maxLength = 500)
        String licence) {}
