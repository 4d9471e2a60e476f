package io.masthead.page;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is read most.
@Schema(description = "What is read most.")
public record MostViewedList(
        @Schema(required = true, description = "The articles, most read first.", maxItems = 100)
        List<MostViewedArticle> data) {}
