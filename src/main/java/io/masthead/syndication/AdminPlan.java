package io.masthead.syndication;

import io.masthead.partner.Plan;
import io.masthead.partner.PlanTerms;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A plan as staff see it.
@Schema(description = "A plan as staff see it.")
public record AdminPlan(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name.", examples = "Regional", maxLength = 200)
        String name,

        @Schema(required = true, description = "Its version: one more with each change.", examples = "3", minimum = "0")
        int version,

        @Schema(required = true, description = "How many requests a second.", examples = "10", minimum = "1")
        int requestsPerSecond,

        @Schema(required = true, description = "How many requests a day (UTC).", examples = "20000", minimum = "1")
        int requestsPerDay,

        @Schema(
                required = true,
                description = "The ids of the categories that it allows, with all below them.",
                maxItems = 200)
        List<Id> categories,

        @Schema(
                required = true,
                description = "The ids of the tags of which an article must carry one, if there are any.",
                maxItems = 200)
        List<Id> tags,

        @Schema(required = true, description = "`body` or `summary`.", examples = "body", maxLength = 20)
        String content,

        @Schema(required = true, description = "Whether it allows pictures.", examples = "true")
        boolean images,

        @Schema(
                required = true,
                description = "How many minutes after their date articles are handed out.",
                examples = "0",
                minimum = "0")
        int delayMinutes,

        @Schema(description = "How many days back it reaches.", examples = "30", minimum = "1")
        Integer historyDays,

        @Schema(
                required = true,
                description = "For how many minutes after its date a partner must hold an article back.",
                examples = "0",
                minimum = "0")
        int embargoMinutes,

        @Schema(required = true, description = "Whether copies must link the canonical page.", examples = "true")
        boolean mustLinkCanonical,

        @Schema(required = true, description = "When it was made.", examples = "2026-05-01T08:00:00Z")
        Instant createdAt) {

    static AdminPlan of(Plan plan) {
        PlanTerms terms = plan.terms();
        return new AdminPlan(
                plan.id(),
                plan.name(),
                plan.version(),
                terms.requestsPerSecond(),
                (int) terms.requestsPerDay(),
                terms.categories(),
                terms.tags(),
                terms.fullText() ? "body" : "summary",
                terms.images(),
                terms.delayMinutes(),
                terms.historyDays(),
                terms.embargoMinutes(),
                terms.linkCanonical(),
                plan.createdAt());
    }

    PlanInput input() {
        return new PlanInput(
                name,
                requestsPerSecond,
                requestsPerDay,
                categories.stream().map(Id::toString).toList(),
                tags.stream().map(Id::toString).toList(),
                content,
                images,
                delayMinutes,
                historyDays,
                embargoMinutes,
                mustLinkCanonical);
    }
}
