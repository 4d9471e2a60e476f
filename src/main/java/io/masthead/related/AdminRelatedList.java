package io.masthead.related;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is related to an article, and what is not.
@Schema(description = "What is related to an article, and what is not.")
public record AdminRelatedList(
        @Schema(required = true, description = "What readers are shown, in their order.", maxItems = 100)
        List<AdminRelatedItem> data,

        @Schema(description = "What fell out, the closest first; with `explain=true`.", maxItems = 100)
        List<AdminRelatedItem> out) {

    /// Of what fell out only the closest are told.
    static final int MOST_OUT = 100;
}
