package io.masthead.shared.database;

import io.masthead.shared.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/// Runs short work in a transaction of its own, and runs it again if the database gave it up as the victim of a
/// deadlock. InnoDB expects that of its clients, and a cluster (Galera, InnoDB Cluster) says the same of a change that
/// fails certification: what was given up left nothing behind.
public final class DeadlockRetry {

    private static final int TRIES = 10;

    /// "Serialization failure" of SQL:2023; MySQL's and MariaDB's error 1213 carries it.
    private static final String GIVEN_UP = "40001";

    /// MariaDB's "record has changed since last read", which has no state of its own.
    private static final int CHANGED_SINCE_READ = 1020;

    private DeadlockRetry() {}

    /// Returns when the work is committed.
    ///
    /// @param work is run again from its beginning: everything it does must be in its transaction
    /// @throws Problem `503` if the database gave it up time and again
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// The same for work with an outcome.
    public static <T> T call(Callable<T> work) {
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException failed) {
                if (!wasGivenUp(failed)) {
                    throw failed;
                }
            }
        }
        throw Problem.unavailable("Too many changes at once. Try again shortly.", 1);
    }

    /// Whether the database gave the work up, and nothing of it is left.
    public static boolean wasGivenUp(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (GIVEN_UP.equals(sql.getSQLState()) || sql.getErrorCode() == CHANGED_SINCE_READ)) {
                return true;
            }
        }
        return false;
    }
}
