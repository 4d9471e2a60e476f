package io.masthead.page;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the editors put on top of a page, as they write it.
@Schema(description = "What the editors put on top of a page: always the whole of it.", examples = """
                {"items": [{"articleId": "0MZ5Q4T2C8V1K", "until": "2030-05-01T20:00:00Z"}],
                 "sections": [{"category": "culture", "limit": 4}]}""")
public record FrontInput(
        @Schema(description = "What stands on top, in order; pinned and newest stories fill up.", maxItems = 20)
        @Size(max = 20)
        List<@NotNull @Valid FrontItem> items,

        @Schema(
                description = "Of the home page only: its categories, in order; all top categories if there are none.",
                maxItems = 20)
        @Size(max = 20)
        List<@NotNull @Valid FrontSection> sections) {

    /// Nothing chosen: pages are as they are by themselves.
    static final FrontInput NOTHING = new FrontInput(List.of(), List.of());

    /// The same without absent lists.
    FrontInput whole() {
        return new FrontInput(items == null ? List.of() : items, sections == null ? List.of() : sections);
    }
}
