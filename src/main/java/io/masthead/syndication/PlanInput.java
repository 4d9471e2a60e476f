package io.masthead.syndication;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a plan.
@Schema(description = "A plan as staff write it.")
public record PlanInput(
        @Schema(required = true, description = "Its name; no other plan has it.", examples = "Regional")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(required = true, description = "How many requests a second.", examples = "10")
        @NotNull
        @Min(1)
        @Max(1_000_000)
        Integer requestsPerSecond,

        @Schema(
                required = true,
                description = "How many requests a day (UTC), over all keys of an environment.",
                examples = "20000")
        @NotNull
        @Min(1)
        @Max(1_000_000_000)
        Integer requestsPerDay,

        @Schema(
                description =
                        "The categories (ids or slugs) whose articles it allows, with all below them. Without any it"
                                + " allows nothing.",
                examples = "[\"news\"]")
        @Size(max = 200)
        List<@NotNull @Size(max = 200) String> categories,

        @Schema(
                description = "Tags (ids or slugs): if there are any, only articles that carry one of them.",
                examples = "[\"river\"]")
        @Size(max = 200)
        List<@NotNull @Size(max = 200) String> tags,

        @Schema(
                description = "Whether it allows bodies (`body`) or only summaries (`summary`); summaries if absent.",
                examples = "body",
                enumeration = {"body", "summary"})
        @Pattern(regexp = "^(body|summary)$", message = "One of: body, summary.")
        String content,

        @Schema(description = "Whether it allows pictures; not if absent.", examples = "true")
        Boolean images,

        @Schema(description = "How many minutes after their date articles are handed out.", examples = "0")
        @Min(0)
        @Max(525_600)
        Integer delayMinutes,

        @Schema(description = "How many days back it reaches; as far as there are articles if absent.", examples = "30")
        @Min(1)
        @Max(36_500)
        Integer historyDays,

        @Schema(
                description =
                        "For how many minutes after its date a partner must hold an article back (`embargoedUntil`).",
                examples = "0")
        @Min(0)
        @Max(525_600)
        Integer embargoMinutes,

        @Schema(description = "Whether copies must link the canonical page.", examples = "true")
        Boolean mustLinkCanonical) {

    public PlanInput {
        name = CleanText.line(name);
    }
}
