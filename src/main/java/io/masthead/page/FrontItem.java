package io.masthead.page;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article on top of a page.
@Schema(description = "An article on top of a page. It is shown while readers may see it.")
public record FrontItem(
        @Schema(required = true, description = "The article.") @NotNull
        Id articleId,

        @Schema(description = "Until when it stands there; absent: until it is taken away.")
        Instant until) {}
