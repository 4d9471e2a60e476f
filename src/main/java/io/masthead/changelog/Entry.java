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
public record Entry(long seq, Instant at, String type, String subject, Id subjectId, Set<String> surrogateKeys) {}
