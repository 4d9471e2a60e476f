package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Several images that belong together.
@Schema(description = "Several images that belong together.")
public record GalleryBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a3", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(required = true, description = "The images.", maxItems = 100)
        List<ImageBlock> images)
        implements Block {

    public GalleryBlock {
        images = List.copyOf(images);
    }

    @Override
    public String type() {
        return "gallery";
    }
}
