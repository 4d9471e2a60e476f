package io.masthead.editorial;

import io.masthead.shared.problem.Problem;
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

    /// @throws Problem `409` with what is allowed instead, if this is not
    static void check(String action, Status status, boolean editor) {
        List<String> allowed = of(status, editor);
        if (!allowed.contains(action)) {
            throw Problem.conflict("not-now", "A " + status.wireName() + " article does not allow this.", allowed);
        }
    }
}
