package io.masthead.editorial;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/// Begins articles, each in a transaction of its own. Who made a slug of the same title at the same moment was quicker:
/// the other takes the next number.
@Singleton
class NewArticles {

    private static final int TRIES = 50;
    private static final int NOT_UNIQUE = 1062;

    private final Saving saving;
    private final Clock clock;

    NewArticles(Saving saving, Clock clock) {
        this.saving = saving;
        this.clock = clock;
    }

    /// @param dropped what was dropped of the body on the way
    record Begun(EditorialArticle article, List<String> dropped) {}

    /// @throws io.masthead.shared.problem.Problem as [Saving#save]
    Begun begin(ArticleInput input, boolean createTags, Id by) {
        for (int tried = 1; ; tried++) {
            try {
                return DeadlockRetry.call(() -> {
                    EditorialArticle article = new EditorialArticle(Id.next(), by, clock.instant());
                    return new Begun(article, saving.save(article, true, input, createTags, by, clock.instant()));
                });
            } catch (RuntimeException failed) {
                if (input.slug() != null || tried == TRIES || !isSlugTaken(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static boolean isSlugTaken(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getErrorCode() == NOT_UNIQUE
                    && String.valueOf(sql.getMessage()).contains("editorial_article_slug")) {
                return true;
            }
        }
        return false;
    }
}
