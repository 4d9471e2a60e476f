package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A video or post that lives with a known provider.
@Schema(description = "A video or post that lives with a known provider.")
public record EmbedBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a5", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(
                required = true,
                description = "Its page.",
                format = "iri",
                examples = "https://vimeo.com/76979871",
                maxLength = 2000)
        String url,

        @Schema(required = true, description = "Who keeps it.", examples = "vimeo")
        EmbedProvider provider)
        implements Block {

    @Override
    public String type() {
        return "embed";
    }
}
