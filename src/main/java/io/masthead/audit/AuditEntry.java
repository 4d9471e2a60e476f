package io.masthead.audit;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One write, as the log tells it.
@Schema(description = "One write of the staff's area.")
public record AuditEntry(
        @Schema(required = true, description = "The entry's id.")
        Id id,

        @Schema(required = true, description = "When it was written.", examples = "2026-05-01T08:00:00Z")
        Instant at,

        @Schema(required = true, description = "The id of who did it.")
        Id staff,

        @Schema(
                required = true,
                description = "What they were called then.",
                examples = "Lin Yue",
                minLength = 1,
                maxLength = 200)
        String staffName,

        @Schema(
                required = true,
                description = "How they showed who they are: `session`, `token` (an API token), `issuer` (OpenID"
                        + " Connect), or `house` for what the application does by itself.",
                examples = "session",
                maxLength = 20)
        String via,

        @Schema(description = "The id of the session or API token, where there was one.")
        Id credential,

        @Schema(
                required = true,
                description = "The operation, as this document calls it.",
                examples = "publishArticle",
                maxLength = 100)
        String operation,

        @Schema(required = true, description = "The method of the request.", examples = "POST", maxLength = 10)
        String method,

        @Schema(
                required = true,
                description = "The address of the request, with names in the place of values.",
                examples = "/v1/admin/articles/{id}/publish",
                maxLength = 200)
        String path,

        @Schema(required = true, description = "The kind of thing.", examples = "article", maxLength = 60)
        String subject,

        @Schema(
                description = "Its id, or the name it was called by; absent for what there is only one of.",
                examples = "0MZ5Q4T2C8V1K",
                maxLength = 200)
        String subjectId,

        @Schema(description = "The version that stood before.", examples = "3", minimum = "0")
        Integer fromVersion,

        @Schema(description = "The version that came of it.", examples = "4", minimum = "0")
        Integer toVersion,

        @Schema(description = "The revision that stood before, of an article.", examples = "6", minimum = "0")
        Integer fromRevision,

        @Schema(description = "The revision that stood afterwards, of an article.", examples = "7", minimum = "0")
        Integer revision,

        @Schema(description = "The id of the request.", examples = "0MZ5Q4T2C8V1K", maxLength = 100)
        String requestId) {}
