package io.masthead.partner;

import com.fasterxml.jackson.core.type.TypeReference;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/// What a plan allows.
///
/// @param categories ids; with all that is below them. None allows nothing
/// @param tags ids; if there are any, only articles that carry one of them
/// @param fullText bodies too, not just summaries
/// @param delayMinutes how long after their date articles are handed out
/// @param historyDays how far back, or `null` for all there is
/// @param embargoMinutes how long after its date a partner must hold an article back
/// @param linkCanonical whether copies must link the canonical page
public record PlanTerms(
        int requestsPerSecond,
        long requestsPerDay,
        List<Id> categories,
        List<Id> tags,
        boolean fullText,
        boolean images,
        int delayMinutes,
        Integer historyDays,
        int embargoMinutes,
        boolean linkCanonical) {

    public PlanTerms {
        categories = categories == null ? List.of() : List.copyOf(categories);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /// As a column keeps them.
    @Converter
    public static class Column extends JsonColumn<PlanTerms> {

        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
