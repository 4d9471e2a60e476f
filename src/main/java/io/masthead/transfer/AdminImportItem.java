package io.masthead.transfer;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of one record of a file.
@Schema(description = "What became of one record of a file.")
public record AdminImportItem(
        @Schema(required = true, description = "Its place in the file, from 1.", minimum = "1")
        long number,

        @Schema(
                required = true,
                description = "`created`, `updated`, `unchanged`, `skipped` or `rejected`.",
                examples = "created")
        String outcome,

        @Schema(required = true, description = "What it is about.", examples = "article", maxLength = 20)
        String kind,

        @Schema(description = "What people call it.", maxLength = 200)
        String title,

        @Schema(description = "Its id in the system it comes from.", maxLength = 200)
        String externalId,

        @Schema(description = "Its id here.") Id id,

        @Schema(
                required = true,
                description = "Why it did not come in, or what was dropped or changed on the way.",
                examples = "[\"image × 2\"]",
                maxItems = 1000)
        List<@Size(max = 2000) String> notes) {

    static AdminImportItem of(ImportJobs.Item item) {
        return new AdminImportItem(
                item.number(),
                item.outcome(),
                item.kind(),
                item.title(),
                item.externalId(),
                item.subject(),
                item.notes());
    }
}
