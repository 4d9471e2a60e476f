package io.masthead.tally;

import io.masthead.shared.problem.Problem;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Counts by group commit. Whoever counts is answered when the transaction that holds the increment is
/// committed: what
/// was acknowledged is on disk. Nobody's thread waits meanwhile.
@Singleton
public class Tally implements AutoCloseable {

    /// Increments that may wait at once, some 10 MB.
    static final int MOST_WAITING = 20_000;

    /// How long an increment may wait for its turn, and then again for its commit.
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(8);

    private final BatchWriter writer;
    private final Gathering<Submission> gathering;
    private final DistributionSummary sizes;
    private final Timer waits;
    private final Queue<Submission> unanswered = new ConcurrentLinkedQueue<>();

    /// What one caller brought.
    private record Submission(List<Increment> increments, CompletableFuture<List<Tallied>> answer, long broughtAt) {}

    @Inject
    Tally(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            MeterRegistry meters) {
        this(() -> open(url, user, password), meters);
    }

    Tally(Connections database) {
        this(database, new SimpleMeterRegistry());
    }

    private Tally(Connections database, MeterRegistry meters) {
        sizes = DistributionSummary.builder("masthead.tally.batch")
                .description("Increments that one transaction committed.")
                .register(meters);
        waits = Timer.builder("masthead.tally.wait")
                .description("From the coming of a batch's first increment until it was committed or given up.")
                .register(meters);
        writer = new BatchWriter(database);
        gathering = new Gathering<>("tally", MOST_WAITING, this::write);
    }

    /// Counts; all increments together or none.
    ///
    /// @return what became of each, once it is committed; or a [Problem] with `503` if too much waits or the
    ///     database does not answer in time. Then it is not acknowledged, though a commit whose answer was lost
    /// may
    ///     have counted it
    public CompletionStage<List<Tallied>> count(List<Increment> increments) {
        var answer = new CompletableFuture<List<Tallied>>();
        var submission = new Submission(increments, answer, System.nanoTime());
        if (gathering.offer(submission, increments.size())) {
            unanswered.add(submission);
        } else {
            answer.completeExceptionally(tooMuch());
        }
        return answer;
    }

    /// Answers those who have waited in vain, since the database is away: they are not acknowledged.
    ///
    /// @param vain whether somebody waits in vain who has waited for so many nanoseconds
    public void dismiss(LongPredicate vain) {
        long now = System.nanoTime();
        for (Submission one = oldest(); one != null && vain.test(now - one.broughtAt); one = oldest()) {
            one.answer.completeExceptionally(Problem.withoutDatabase());
        }
    }

    /// Whoever waits longest for an answer, or `null`.
    private Submission oldest() {
        Submission one = unanswered.peek();
        while (one != null && one.answer.isDone()) {
            unanswered.remove(one);
            one = unanswered.peek();
        }
        return one;
    }

    /// Commits all that waits, and counts nothing more.
    @Override
    public void close() {
        gathering.close();
        writer.close();
    }

    void end(@Observes ShutdownEvent shutdown) {
        close();
    }

    /// A connection of its own: no other takes several statements at once, and none is waited for.
    static Connection open(String url, String user, String password) throws SQLException {
        String several = (url.contains("?") ? "&" : "?") + "allowMultiQueries=true";
        return DriverManager.getConnection(url + several, user, password);
    }

    private void write(List<Submission> submissions) {
        long now = System.nanoTime();
        List<Submission> inTime = submissions.stream()
                .filter(one -> now - one.broughtAt < PATIENCE)
                .toList();
        try {
            Batch batch = new Batch(
                    inTime.stream().flatMap(one -> one.increments.stream()).toList());
            List<Tallied> tallied = writer.write(batch, now + PATIENCE);
            sizes.record(tallied.size());
            int from = 0;
            for (Submission one : inTime) {
                int to = from + one.increments.size();
                one.answer.complete(tallied.subList(from, to));
                from = to;
            }
        } catch (RuntimeException | Error failed) {
            inTime.forEach(one -> one.answer.completeExceptionally(failed));
        }
        submissions.stream()
                .filter(one -> !one.answer.isDone())
                .forEach(late -> late.answer.completeExceptionally(tooMuch()));
        oldest();
        waits.record(System.nanoTime() - submissions.getFirst().broughtAt, TimeUnit.NANOSECONDS);
    }

    private static Problem tooMuch() {
        return Problem.unavailable("Too much is to be counted at once. Try again shortly.", 1);
    }
}
