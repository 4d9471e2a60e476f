package io.masthead.changelog;

import io.masthead.shared.id.Id;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// A change that somebody may have to know of.
///
/// @param type what happened, such as `publish`, `update`, `withdraw`, `kill`, `create`, `remove`
/// @param subject the kind of thing, such as `article` or `category`
/// @param subjectId which one
/// @param surrogateKeys what shows it: kept answers that carry one of these keys are out of date
/// @param before how the thing stood before, in words of the room that it belongs to; `null` if it was not there, or if
/// nobody asks
/// @param after how it stands now, likewise
public record Change(
        String type, String subject, Id subjectId, Set<String> surrogateKeys, String before, String after) {

    public static Change of(String type, String subject, Id subjectId, Collection<String> surrogateKeys) {
        return new Change(type, subject, subjectId, new LinkedHashSet<>(surrogateKeys), null, null);
    }

    /// The same, with how the thing stood before and stands now.
    public Change between(String before, String after) {
        return new Change(type, subject, subjectId, surrogateKeys, before, after);
    }
}
