package io.masthead.related;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is related to an article.
@Schema(description = "What is related to an article.")
public record RelatedList(
        @Schema(required = true, description = "Pinned ones first, then by score.", maxItems = 15)
        List<RelatedItem> data) {}
