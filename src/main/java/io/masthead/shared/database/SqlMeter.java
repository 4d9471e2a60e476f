package io.masthead.shared.database;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import org.hibernate.SessionEventListener;

/// Counts and times the SQL statements of one request.
@RequestScoped
public class SqlMeter {

    private int statements;
    private long nanos;

    /// Statements sent to the database so far.
    public int statements() {
        return statements;
    }

    /// The time they took, in nanoseconds.
    public long nanos() {
        return nanos;
    }

    /// Counts a statement for the request that is under way, if one is.
    static void count(long duration) {
        var arc = Arc.container();
        if (arc != null && arc.requestContext().isActive()) {
            arc.instance(SqlMeter.class).get().add(duration);
        }
    }

    void add(long duration) {
        statements++;
        nanos += duration;
    }

    /// Hibernate makes one for each session.
    public static class Listener implements SessionEventListener {

        private static final long serialVersionUID = 1L;

        private long start;

        @Override
        public void jdbcExecuteStatementStart() {
            start = System.nanoTime();
        }

        @Override
        public void jdbcExecuteStatementEnd() {
            record();
        }

        @Override
        public void jdbcExecuteBatchStart() {
            start = System.nanoTime();
        }

        @Override
        public void jdbcExecuteBatchEnd() {
            record();
        }

        private void record() {
            count(System.nanoTime() - start);
        }
    }
}
