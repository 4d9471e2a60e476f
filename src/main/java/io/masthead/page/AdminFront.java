package io.masthead.page;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the editors put on top of a page.
@Schema(description = "What the editors put on top of a page.")
public record AdminFront(
        @Schema(required = true, description = "What stands on top, in order.", maxItems = 20)
        List<FrontItem> items,

        @Schema(required = true, description = "Of the home page: its categories, in order.", maxItems = 20)
        List<FrontSection> sections) {

    static AdminFront of(FrontInput written) {
        return new AdminFront(written.items(), written.sections());
    }
}
