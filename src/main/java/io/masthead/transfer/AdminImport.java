package io.masthead.transfer;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A file that is taken in, as staff see it.
@Schema(description = "A file that is taken in.")
public record AdminImport(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Where it stands: `waiting`, `running`, `done`, `failed`, `stopped`.",
                examples = "running")
        String state,

        @Schema(
                required = true,
                description = "What the file is: `ndjson`, `wordpress`, `feed`.",
                examples = "wordpress")
        String format,

        @Schema(description = "What somebody calls the file.", maxLength = 255)
        String fileName,

        @Schema(required = true, description = "How large the file is, in bytes.", minimum = "0")
        long bytes,

        @Schema(required = true, description = "How much of it has been read.", minimum = "0")
        long bytesRead,

        @Schema(required = true, description = "Whether everything is only tried, and nothing stays.")
        boolean dryRun,

        @Schema(required = true, description = "How many records are dealt with.", minimum = "0")
        long records,

        @Schema(required = true, description = "How many of them made something new.", minimum = "0")
        long created,

        @Schema(required = true, description = "How many made a next revision of what was known.", minimum = "0")
        long updated,

        @Schema(required = true, description = "How many said what had come in before.", minimum = "0")
        long unchanged,

        @Schema(required = true, description = "How many have no place here.", minimum = "0")
        long skipped,

        @Schema(required = true, description = "How many could not come in.", minimum = "0")
        long rejected,

        @Schema(description = "Why it ended before its end.", maxLength = 500)
        String failure,

        @Schema(required = true, description = "The member of staff who began it.")
        Id startedBy,

        @Schema(required = true, description = "When the file was sent.")
        Instant createdAt,

        @Schema(description = "When its first record came in.")
        Instant begunAt,

        @Schema(description = "When it ended.") Instant endedAt) {

    static AdminImport of(ImportJob job) {
        return new AdminImport(
                job.id(),
                job.state().wireName(),
                job.format().wireName(),
                job.fileName(),
                job.bytes(),
                job.bytesRead(),
                job.dryRun(),
                job.done(),
                job.created(),
                job.updated(),
                job.unchanged(),
                job.skipped(),
                job.rejected(),
                job.failure(),
                job.startedBy(),
                job.createdAt(),
                job.begunAt(),
                job.endedAt());
    }
}
