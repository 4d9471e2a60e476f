package io.masthead.editorial;

import io.masthead.shared.database.DeadlockRetry;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;

/// Stands around the transaction, and runs it again from its beginning: what lost the race for a slug left nothing
/// behind.
@NumbersSlug
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
public class NextNumber {

    private static final int TRIES = 50;
    private static final int NOT_UNIQUE = 1062;

    @AroundInvoke
    Object again(InvocationContext invocation) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                return invocation.proceed();
            } catch (RuntimeException failed) {
                if (tried == TRIES || !(isSlugTaken(failed) || DeadlockRetry.wasGivenUp(failed))) {
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
