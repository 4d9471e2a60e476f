package io.masthead.search;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where an article has what was looked for.
@Schema(
        description =
                "Where the article has what was looked for, as HTML that is safe to insert: `<em>` around it, everything else"
                        + " escaped. A member is absent where there is nothing to show.")
public record Highlights(
        @Schema(description = "The headline.", examples = "<em>Crescent Bridge</em> reopens", maxLength = 20000)
        String title,

        @Schema(
                description = "The standfirst.",
                examples = "Five hundred <em>lanterns</em> were set afloat.",
                maxLength = 80000)
        String summary,

        @Schema(required = true, description = "Places of the text, at most three.", maxItems = 3)
        List<@Size(max = 4000) String> body) {}
