package io.masthead.editorial;

import java.util.List;

/// What may be done with an article.
final class Actions {

    private Actions() {}

    /// @param editor whether the caller is an editor or more
    static List<String> of(Status status, boolean editor) {
        if (!editor) {
            return status == Status.DRAFT ? List.of("save") : List.of();
        }
        return switch (status) {
            case DRAFT, IN_REVIEW -> List.of("save", "publish", "kill");
            case SCHEDULED, PUBLISHED -> List.of("save", "publish", "withdraw", "kill");
            case WITHDRAWN -> List.of("save", "publish", "kill");
            case KILLED -> List.of();
        };
    }
}
