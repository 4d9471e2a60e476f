package io.masthead.syndication;

import io.masthead.partner.Licence;
import io.masthead.partner.PlanTerms;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A plan as the partner who has it reads it.
@Schema(description = "What the plan allows.")
public record AccountPlan(
        @Schema(required = true, description = "Its name.", examples = "Regional", maxLength = 200)
        String name,

        @Schema(required = true, description = "Its version: one more with each change.", examples = "3", minimum = "0")
        int version,

        @Schema(required = true, description = "How many requests a second.", examples = "10", minimum = "1")
        int requestsPerSecond,

        @Schema(
                required = true,
                description = "How many requests a day (UTC), over all keys of an environment.",
                examples = "20000",
                minimum = "1")
        long requestsPerDay,

        @Schema(
                required = true,
                description =
                        "The categories whose articles it allows, with all below them; without any it allows nothing.",
                maxItems = 200)
        List<AccountTerm> categories,

        @Schema(
                required = true,
                description = "If there are any, only articles that carry one of these tags.",
                maxItems = 200)
        List<AccountTerm> tags,

        @Schema(
                required = true,
                description = "`body` (whole articles) or `summary`.",
                examples = "body",
                maxLength = 20)
        String content,

        @Schema(required = true, description = "Whether it allows pictures.", examples = "true")
        boolean images,

        @Schema(
                required = true,
                description = "How many minutes after their date articles are handed out.",
                examples = "0",
                minimum = "0")
        int delayMinutes,

        @Schema(description = "How many days back it reaches; absent if all the way.", examples = "30", minimum = "1")
        Integer historyDays,

        @Schema(
                required = true,
                description = "For how many minutes after its date you must hold an article back.",
                examples = "0",
                minimum = "0")
        int embargoMinutes,

        @Schema(required = true, description = "Whether copies must link the canonical page.", examples = "true")
        boolean mustLinkCanonical) {

    static AccountPlan of(Licence licence, List<AccountTerm> categories, List<AccountTerm> tags) {
        PlanTerms terms = licence.terms();
        return new AccountPlan(
                licence.planName(),
                licence.planVersion(),
                terms.requestsPerSecond(),
                terms.requestsPerDay(),
                categories,
                tags,
                terms.fullText() ? "body" : "summary",
                terms.images(),
                terms.delayMinutes(),
                terms.historyDays(),
                terms.embargoMinutes(),
                terms.linkCanonical());
    }
}
