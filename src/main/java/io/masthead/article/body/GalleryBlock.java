package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Several images that belong together.
public record GalleryBlock(@JsonProperty("_key") String key, List<ImageBlock> images) implements Block {

    public GalleryBlock {
        images = List.copyOf(images);
    }

    @Override
    public String type() {
        return "gallery";
    }
}
