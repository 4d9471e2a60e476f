package io.masthead.transfer;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// A file that is taken in, and how far that is.
///
/// @param bytesRead how much of the file has been read
/// @param done how many of its records are dealt with
/// @param failure why it ended before its end, or `null`
record ImportJob(
        Id id,
        State state,
        RecordFile.Format format,
        String fileName,
        long bytes,
        long bytesRead,
        boolean dryRun,
        boolean createTags,
        Id startedBy,
        Instant createdAt,
        Instant begunAt,
        Instant endedAt,
        String failure,
        long done,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long rejected) {

    /// Where a job stands.
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        STOPPED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State named(String name) {
            return valueOf(name.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
