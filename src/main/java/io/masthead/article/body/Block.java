package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One node of a body, from top to bottom of the article.
@JsonPropertyOrder({"_type", "_key"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "A node of the body, by its `_type`. Show those that you know and pass over the others: new ones may come.",
        oneOf = {
            TextBlock.class,
            ImageBlock.class,
            GalleryBlock.class,
            PullQuoteBlock.class,
            EmbedBlock.class,
            TableBlock.class,
            DividerBlock.class
        })
public sealed interface Block
        permits TextBlock, ImageBlock, GalleryBlock, PullQuoteBlock, EmbedBlock, TableBlock, DividerBlock {

    /// Unique within the body, so that front ends can tell nodes apart when the body changes.
    @JsonProperty("_key")
    String key();

    /// The `_type` of Portable Text.
    @JsonProperty("_type")
    String type();
}
