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
public record Change(String type, String subject, Id subjectId, Set<String> surrogateKeys) {

    public static Change of(String type, String subject, Id subjectId, Collection<String> surrogateKeys) {
        return new Change(type, subject, subjectId, new LinkedHashSet<>(surrogateKeys));
    }
}
