package io.masthead.editorial;

import io.masthead.shared.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What may be done with an article, by where it stands and who asks.
final class Actions {

    static final String SAVE = "save";
    static final String SUBMIT = "submit";
    static final String REJECT = "reject";
    static final String PUBLISH = "publish";
    static final String UNSCHEDULE = "unschedule";
    static final String WITHDRAW = "withdraw";
    static final String KILL = "kill";
    static final String TRASH = "trash";
    static final String UNTRASH = "untrash";

    private Actions() {}

    /// @param editor whether the caller is an editor or more; everybody else is the article's author
    static List<String> of(EditorialArticle article, boolean editor, Instant now) {
        Status status = article.status(now);
        if (!editor) {
            return authors(status, article.beneathTheTrash(now));
        }
        List<String> allowed = new ArrayList<>(editors(status));
        if (status != Status.TRASHED && article.scheduledAt(now).isPresent()) {
            allowed.add(allowed.indexOf(WITHDRAW), UNSCHEDULE);
        }
        return List.copyOf(allowed);
    }

    private static List<String> editors(Status status) {
        return switch (status) {
            case DRAFT -> List.of(SAVE, SUBMIT, PUBLISH, KILL, TRASH);
            case IN_REVIEW -> List.of(SAVE, REJECT, PUBLISH, KILL, TRASH);
            case SCHEDULED, PUBLISHED -> List.of(SAVE, PUBLISH, WITHDRAW, KILL);
            case WITHDRAWN -> List.of(SAVE, PUBLISH, KILL, TRASH);
            case KILLED -> List.of();
            case TRASHED -> List.of(UNTRASH, KILL);
        };
    }

    private static List<String> authors(Status status, Status beneath) {
        return switch (status) {
            case DRAFT -> List.of(SAVE, SUBMIT, TRASH);
            case TRASHED -> beneath == Status.DRAFT ? List.of(UNTRASH) : List.of();
            case IN_REVIEW, SCHEDULED, PUBLISHED, WITHDRAWN, KILLED -> List.of();
        };
    }

    /// @throws Problem `409` with what is allowed instead, if this is not
    static void check(String action, EditorialArticle article, boolean editor, Instant now) {
        List<String> allowed = of(article, editor, now);
        if (!allowed.contains(action)) {
            throw Problem.conflict(
                    "not-now", "A " + article.status(now).wireName() + " article does not allow this.", allowed);
        }
    }
}
