package io.masthead.tally;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Commits batches, one after the other, over one connection that it keeps. What fails is tried again: a batch
/// that
/// was given up in a deadlock left nothing behind, and of one whose answer was lost the database knows whether
/// it is
/// in.
final class BatchWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);
    private static final int LONGEST_STATEMENT_MILLIS = 10_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final DataSource database;
    private final Id writer = Id.next();
    private Connection kept;

    BatchWriter(DataSource database) {
        this.database = database;
    }

    /// Returns when the batch is committed.
    ///
    /// @param deadline when to give up, of [System#nanoTime]
    /// @throws Problem `503` if the database does not take it until then
    List<Tallied> write(Batch batch, long deadline) {
        long pause = FIRST_PAUSE;
        while (true) {
            try {
                transaction(batch);
                return batch.tallied();
            } catch (SQLException failed) {
                giveBack();
                if (System.nanoTime() + pause - deadline > 0) {
                    LOG.errorf("Counts could not be written: %s", failed.getMessage());
                    throw Problem.unavailable("What was to be counted could not be written. Try again shortly.", 2);
                }
                LOG.debugf("A batch of counts is tried again: %s", failed.getMessage());
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    @Override
    public void close() {
        giveBack();
    }

    private void transaction(Batch batch) throws SQLException {
        batch.reset();
        var statements = new BatchStatements(connection());
        boolean isIn = !statements.claim(writer, batch.id(), Instant.now());
        for (int round = 0; round < batch.rounds(); round++) {
            var names = batch.names(round);
            if (!isIn) {
                statements.take(names.values(), batch.id());
            }
            batch.ours(round, statements.taken(names.keySet(), batch.id()));
        }
        if (!isIn) {
            for (var table : batch.sums().entrySet()) {
                statements.add(table.getKey(), table.getValue());
            }
        }
        kept.commit();
    }

    private Connection connection() throws SQLException {
        if (kept == null) {
            kept = database.getConnection();
            kept.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
            kept.setAutoCommit(false);
        }
        return kept;
    }

    /// After a failure nobody knows what state the connection is in.
    private void giveBack() {
        if (kept == null) {
            return;
        }
        try (Connection ending = kept) {
            ending.rollback();
            ending.setAutoCommit(true);
            ending.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException broken) {
            LOG.debugf("The connection is broken: %s", broken.getMessage());
        } finally {
            kept = null;
        }
    }
}
