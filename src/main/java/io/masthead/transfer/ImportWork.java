package io.masthead.transfer;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.http.ProblemAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.time.Rounds;
import io.masthead.staff.ActingAdmin;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipException;
import org.jboss.logging.Logger;

/// Works off the jobs, one after the other. A batch of records and the note of how far the job is are one
/// transaction: whoever goes on after a crash, on this node or another that sees the file, begins with the next
/// record.
@Singleton
class ImportWork {

    private static final Logger LOG = Logger.getLogger(ImportWork.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final String DOES_NOT_FIT = "22";

    private final ImportJobs jobs;
    private final ImportFiles files;
    private final RecordFile recordFile;
    private final Landing landing;
    private final ActingAdmin house;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger running;
    private volatile boolean ending;

    /// What a rehearsal has found; thrown so that nothing of it stays.
    private static final class Rehearsed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Landed> landed;

        Rehearsed(List<Landed> landed) {
            super(null, null, false, false);
            this.landed = landed;
        }
    }

    /// Another node has the job now, or somebody stopped it.
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    ImportWork(
            ImportJobs jobs,
            ImportFiles files,
            RecordFile recordFile,
            Landing landing,
            ActingAdmin house,
            MeterRegistry meters,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.recordFile = recordFile;
        this.landing = landing;
        this.house = house;
        this.running = meters.gauge("masthead.imports.running", new AtomicInteger());
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Rounds rounds) {
        rounds.every("masthead.imports.look-every", this::look);
    }

    void stop(@Observes ShutdownEvent end) {
        ending = true;
    }

    /// Looks whether there is anything to do: what another node left, or this one before it was started anew.
    void look() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = asked.get();
            boolean more = true;
            while (more && !ending) {
                more = work(Long.MAX_VALUE);
            }
        } while (asked.addAndGet(-seen) > 0);
    }

    /// Works for the job whose turn it is.
    ///
    /// @param batches how many at most
    /// @return whether there was one that this node could work for
    boolean work(long batches) {
        Optional<ImportJob> next = turn(QuarkusTransaction.requiringNew().call(jobs::open));
        if (next.isEmpty()) {
            return false;
        }
        ImportJob job = next.get();
        if (!QuarkusTransaction.requiringNew().call(() -> jobs.hold(job.id(), holder, clock.instant()))) {
            return false;
        }
        running.incrementAndGet();
        try {
            house.act(admin -> run(job.id().toString(), batches));
        } catch (Lost lost) {
            LOG.infof("import %s is not this node's any more", job.id());
        } finally {
            running.decrementAndGet();
        }
        return true;
    }

    /// The job whose turn it is, if this node has its file. A file whose node has said nothing for as long as a
    /// lease holds up no others; it comes in when that node is there again.
    private Optional<ImportJob> turn(List<ImportJobs.Open> open) {
        Instant now = clock.instant();
        if (open.stream().anyMatch(one -> one.isHeld(now) && !one.holder().equals(holder))) {
            return Optional.empty();
        }
        for (ImportJobs.Open one : open) {
            if (Files.exists(files.of(one.job().id()))) {
                return Optional.of(one.job());
            }
            Instant patience = now.minus(ImportJobs.LEASE);
            if (one.isHeld(patience) || one.job().createdAt().isAfter(patience)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void run(String id, long batches) {
        ImportJob job = current(id);
        ReadBytes read = new ReadBytes();
        Rehearsal rehearsal = new Rehearsal(job.dryRun());
        try (Records records = recordFile.records(files.of(job.id()), job.format(), read, job)) {
            records.skip(job.done());
            Batches all = new Batches(records);
            for (long i = 0; i < batches && !ending; i++) {
                List<Incoming> batch = all.next();
                if (batch.isEmpty()) {
                    end(job, ImportJob.State.DONE, null);
                    return;
                }
                bring(current(id), batch, rehearsal, read.count());
            }
        } catch (EOFException | ZipException cutShort) {
            LOG.debugf(cutShort, "import %s", id);
            end(
                    job,
                    ImportJob.State.FAILED,
                    "The file ends in the middle, or is damaged. What stands before that came in.");
        } catch (Records.BrokenFile broken) {
            end(job, ImportJob.State.FAILED, broken.getMessage());
        } catch (IOException unreadable) {
            LOG.warnf(unreadable, "import %s", id);
            end(job, ImportJob.State.FAILED, "The file cannot be read.");
        }
    }

    private ImportJob current(String id) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.find(id).orElseThrow(Lost::new));
    }

    private void end(ImportJob job, ImportJob.State state, String failure) throws UncheckedRemoval {
        DeadlockRetry.run(() -> jobs.end(job.id(), state, failure, clock.instant()));
        try {
            files.remove(job.id());
        } catch (IOException stays) {
            throw new UncheckedRemoval(stays);
        }
    }

    private static final class UncheckedRemoval extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UncheckedRemoval(IOException cause) {
            super(cause);
        }
    }

    private void bring(ImportJob job, List<Incoming> batch, Rehearsal rehearsal, long bytesRead) {
        while (!ending) {
            try {
                commit(job, batch, rehearsal, bytesRead);
                return;
            } catch (Lost lost) {
                throw lost;
            } catch (RuntimeException failed) {
                Optional<Problem> told = ProblemAnswers.told(failed);
                if (told.filter(problem -> problem.status() == 503).isPresent()) {
                    LOG.warnf("import %s waits: %s", job.id(), told.get().getMessage());
                    pause();
                } else if (batch.size() > 1) {
                    batch.forEach(one -> bring(current(job.id().toString()), List.of(one), rehearsal, bytesRead));
                    return;
                } else {
                    Landed refused = Landed.rejected(batch.getFirst(), told.orElseGet(() -> unexpected(job, failed)));
                    note(job, List.of(refused), bytesRead);
                    return;
                }
            }
        }
        throw new Lost();
    }

    private void commit(ImportJob job, List<Incoming> batch, Rehearsal rehearsal, long bytesRead) {
        if (!rehearsal.isOn()) {
            DeadlockRetry.run(() -> written(job, landing.land(batch, job), bytesRead));
            return;
        }
        try {
            DeadlockRetry.run(() -> {
                landing.land(rehearsal.before(), job);
                throw new Rehearsed(landing.land(batch, job));
            });
        } catch (Rehearsed done) {
            rehearsal.remember(done.landed);
            note(job, done.landed, bytesRead);
        }
    }

    private void note(ImportJob job, List<Landed> landed, long bytesRead) {
        DeadlockRetry.run(() -> written(job, landed, bytesRead));
    }

    private void written(ImportJob job, List<Landed> landed, long bytesRead) {
        if (!jobs.advance(job, holder, landed, bytesRead, clock.instant())) {
            throw new Lost();
        }
    }

    private static Problem unexpected(ImportJob job, RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(DOES_NOT_FIT)) {
                return Problem.badRequest("does-not-fit", "A value is too long or out of range.");
            }
        }
        LOG.errorf(failed, "import %s", job.id());
        return Problem.badRequest("internal", "Something went wrong on our side with this record.");
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000);
    }
}
