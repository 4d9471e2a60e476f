package io.masthead.changelog;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Set;

/// A change as it stands in the log.
///
/// @param seq its number: one more than that of the change committed before it
/// @param at when it was made
/// @param type what happened, such as `publish`
/// @param subject the kind of thing, such as `article`
/// @param subjectId which one
/// @param surrogateKeys what shows it
/// @param before how the thing stood before, in words of its room, or `null`; only [Trail] reads it
/// @param after how it stood afterwards, likewise
public record Entry(
        long seq,
        Instant at,
        String type,
        String subject,
        Id subjectId,
        Set<String> surrogateKeys,
        String before,
        String after) {

    /// An entry that does not say how things stood.
    public Entry(long seq, Instant at, String type, String subject, Id subjectId, Set<String> surrogateKeys) {
        this(seq, at, type, subject, subjectId, surrogateKeys, null, null);
    }
}
