package io.masthead.shared.database;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.hibernate.SessionEventListener;

/// Counts and times the SQL statements of one request, and lets who asked for it know that it waits for one.
@RequestScoped
public class SqlMeter {

    private final DatabaseWait wait;
    private final Statements told;
    private int statements;
    private long nanos;

    SqlMeter(CurrentVertxRequest request) {
        RoutingContext context = request.getCurrent();
        DatabaseWait watched = context == null ? null : context.get(DatabaseWait.class.getName());
        wait = watched == null ? new DatabaseWait() : watched;
        told = context == null ? null : context.get(Statements.class.getName());
    }

    /// Statements sent to the database so far.
    public int statements() {
        return statements;
    }

    /// The time they took, in nanoseconds.
    public long nanos() {
        return nanos;
    }

    /// The request that is under way, if one is, waits for the database.
    static void begin() {
        SqlMeter meter = current();
        if (meter != null) {
            meter.waits(true);
        }
    }

    /// It does not wait any more, and has had no answer to a statement.
    static void end() {
        SqlMeter meter = current();
        if (meter != null) {
            meter.waits(false);
        }
    }

    /// Counts a statement for the request that is under way, if one is.
    static void count(long duration) {
        SqlMeter meter = current();
        if (meter != null) {
            meter.waits(false);
            meter.add(duration);
        }
    }

    private static SqlMeter current() {
        var arc = Arc.container();
        return arc != null && arc.requestContext().isActive()
                ? arc.instance(SqlMeter.class).get()
                : null;
    }

    void waits(boolean from) {
        if (from) {
            wait.begin();
        } else {
            wait.end();
        }
    }

    void add(long duration) {
        statements++;
        nanos += duration;
        if (told != null) {
            told.ran(duration);
        }
    }

    /// Hibernate makes one for each session.
    public static class Listener implements SessionEventListener {

        private static final long serialVersionUID = 1L;

        private long start;

        @Override
        public void jdbcConnectionAcquisitionStart() {
            SqlMeter.begin();
        }

        @Override
        public void jdbcConnectionAcquisitionEnd() {
            SqlMeter.end();
        }

        @Override
        public void jdbcExecuteStatementStart() {
            begin();
        }

        @Override
        public void jdbcExecuteStatementEnd() {
            record();
        }

        @Override
        public void jdbcExecuteBatchStart() {
            begin();
        }

        @Override
        public void jdbcExecuteBatchEnd() {
            record();
        }

        private void begin() {
            start = System.nanoTime();
            SqlMeter.begin();
        }

        private void record() {
            count(System.nanoTime() - start);
        }
    }
}
