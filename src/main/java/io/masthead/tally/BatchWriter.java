package io.masthead.tally;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Commits batches, one after the other, over one connection that it keeps. What fails is tried again: a batch that
/// was given up in a deadlock left nothing behind, and of one whose answer was lost the database knows whether it is
/// in.
final class BatchWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);
    private static final int LONGEST_STATEMENT_MILLIS = 10_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int DUPLICATE = 1062;

    private final Connections database;
    private Connection kept;
    private Id before = Id.next();

    BatchWriter(Connections database) {
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
                List<Tallied> tallied = commit(batch);
                before = batch.id();
                return tallied;
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

    private List<Tallied> commit(Batch batch) throws SQLException {
        try {
            return write(batch);
        } catch (SQLException refused) {
            if (refused.getErrorCode() != DUPLICATE) {
                throw refused;
            }
            // Only the batch's own id can be a duplicate here: an earlier try is in, and only its answer was lost.
            connection().rollback();
            return batch.settled();
        }
    }

    private List<Tallied> write(Batch batch) throws SQLException {
        batch.reset();
        BatchStatements statements = new BatchStatements();
        statements.enter(batch.id(), before, Instant.now());
        var limited = batch.limited();
        Map<Counter, Long> reached = new HashMap<>();
        int last = Math.max(batch.rounds(), limited.isEmpty() ? 0 : 1) - 1;
        for (int round = 0; round <= last; round++) {
            var names = batch.names(round);
            Set<Once.Hash> taken = new HashSet<>();
            statements.take(names.values(), batch.id());
            statements.ask(names.keySet(), batch.id(), taken::add);
            if (round == last) {
                limited.forEach((table, counters) -> statements.hold(table, counters, reached::put));
            }
            statements.run(connection());
            batch.ours(round, taken);
        }
        if (!limited.isEmpty()) {
            batch.divide(reached);
        }
        batch.sums().forEach(statements::add);
        statements.commit();
        batch.settle();
        statements.run(connection());
        return batch.tallied();
    }

    private Connection connection() throws SQLException {
        if (kept == null) {
            kept = database.open();
            kept.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
            kept.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            kept.setAutoCommit(false);
        }
        return kept;
    }

    /// After a failure nobody knows what state the connection is in; what it has not committed is rolled back.
    private void giveBack() {
        if (kept == null) {
            return;
        }
        try {
            kept.close();
        } catch (SQLException broken) {
            LOG.debugf("The connection is broken: %s", broken.getMessage());
        } finally {
            kept = null;
        }
    }
}
