package io.masthead.transfer;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the jobs and their reports. The row of a job is a lease too: the node that holds it works for it and
/// renews it; another takes over when it has run out, and who lost it writes nothing any more.
@Singleton
class ImportJobs {

    /// How long a node that says nothing keeps a job.
    static final Duration LEASE = Duration.ofSeconds(60);

    /// No lease ends later than this: one that does was taken before the clock was set back.
    private static final Duration LONGEST = LEASE.multipliedBy(2);

    private static final String COLUMNS = "id, state, format, file_name, bytes, bytes_read, dry_run, create_tags,"
            + " started_by, created_at, begun_at, ended_at, failure, done, created, updated, unchanged, skipped, rejected";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTES = 60_000;

    private final EntityManager database;

    /// What became of one record, as it was written down.
    record Item(
            long number,
            String outcome,
            String kind,
            String title,
            String externalId,
            Id subject,
            List<String> notes) {}

    ImportJobs(EntityManager database) {
        this.database = database;
    }

    void add(ImportJob job) {
        Sql.of(
                        "insert into import_job (" + COLUMNS + ", held_by, held_until) values"
                                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '1970-01-02')",
                        job.id(),
                        job.state().wireName(),
                        job.format().wireName(),
                        job.fileName(),
                        job.bytes(),
                        job.bytesRead(),
                        job.dryRun(),
                        job.createTags(),
                        job.startedBy(),
                        job.createdAt(),
                        job.begunAt(),
                        job.endedAt(),
                        job.failure(),
                        job.done(),
                        job.created(),
                        job.updated(),
                        job.unchanged(),
                        job.skipped(),
                        job.rejected())
                .run(database);
    }

    Optional<ImportJob> find(String id) {
        return Id.parse(id)
                .flatMap(known -> jobs(Sql.of("select " + COLUMNS + " from import_job where id = ?", known)).stream()
                        .findFirst());
    }

    /// Latest first.
    List<ImportJob> page(Long before, int most) {
        Sql sql = Sql.of("select " + COLUMNS + " from import_job");
        if (before != null) {
            sql.add(" where id < ?", before);
        }
        return jobs(sql.add(" order by id desc limit ?", most));
    }

    /// A job that has not ended.
    ///
    /// @param heldUntil until when the node that worked for it last keeps it; long ago for none
    record Open(ImportJob job, String holder, Instant heldUntil) {

        boolean isHeld(Instant now) {
            return heldUntil.isAfter(now) && !heldUntil.isAfter(now.plus(LONGEST));
        }
    }

    /// The jobs that have not ended, in their order: the next one begins when the one before it has.
    List<Open> open() {
        return Sql.of("select " + COLUMNS + ", held_by, held_until from import_job"
                        + " where state in ('waiting', 'running') order by id limit 100")
                .rows(database)
                .stream()
                .map(row -> new Open(job(row), row.text(19), row.instant(20)))
                .toList();
    }

    /// @return whether this holder has it now
    boolean hold(Id job, String holder, Instant now) {
        return Sql.of(
                                "update import_job set held_by = ?, held_until = ?, state = 'running',"
                                        + " begun_at = coalesce(begun_at, ?) where id = ?"
                                        + " and state in ('waiting', 'running') and (held_by = ? or held_until < ? or held_until > ?)",
                                holder,
                                now.plus(LEASE),
                                now,
                                job,
                                holder,
                                now,
                                now.plus(LONGEST))
                        .run(database)
                > 0;
    }

    /// Writes down what became of the next records.
    ///
    /// @return whether this holder still has it; if not, the transaction must not be committed
    boolean advance(ImportJob job, String holder, List<Landed> landed, long bytesRead, Instant now) {
        long[] counts = new long[Landed.Outcome.values().length];
        landed.forEach(one -> counts[one.outcome().ordinal()]++);
        boolean held = Sql.of(
                                "update import_job set done = done + ?, bytes_read = ?, created = created + ?,"
                                        + " updated = updated + ?, unchanged = unchanged + ?, skipped = skipped + ?,"
                                        + " rejected = rejected + ?, held_until = ?"
                                        + " where id = ? and held_by = ? and state = 'running'",
                                landed.size(),
                                bytesRead,
                                counts[0],
                                counts[1],
                                counts[2],
                                counts[3],
                                counts[4],
                                now.plus(LEASE),
                                job.id(),
                                holder)
                        .run(database)
                > 0;
        if (held) {
            report(job, landed);
        }
        return held;
    }

    private void report(ImportJob job, List<Landed> landed) {
        Sql insert = Sql.of("insert into import_item (job_id, number, outcome, kind, title, external_id, subject_id,"
                + " notes) values ");
        String separator = "";
        long number = job.done();
        for (Landed one : landed) {
            number++;
            insert.add(
                    separator + "(?, ?, ?, ?, ?, ?, ?, ?)",
                    job.id(),
                    number,
                    one.outcome().wireName(),
                    one.record().kind(),
                    cut(one.record().title(), LONGEST_TITLE),
                    cut(one.record().externalId(), LONGEST_TITLE),
                    one.subject(),
                    cut(String.join("\n", one.notes()), LONGEST_NOTES / 4));
            separator = ", ";
        }
        insert.run(database);
    }

    /// @return whether it was still at work, or waited
    boolean end(Id job, ImportJob.State state, String failure, Instant now) {
        return Sql.of(
                                "update import_job set state = ?, failure = ?, ended_at = ?, held_until = '1970-01-02'"
                                        + " where id = ? and state in ('waiting', 'running')",
                                state.wireName(),
                                cut(failure, 500),
                                now,
                                job)
                        .run(database)
                > 0;
    }

    /// What became of the records of a job, in their order.
    ///
    /// @param outcome only those, or `null`
    List<Item> items(Id job, String outcome, long after, int most) {
        Sql sql = Sql.of(
                "select number, outcome, kind, title, external_id, subject_id, notes from import_item where job_id = ?"
                        + " and number > ?",
                job,
                after);
        if (outcome != null) {
            sql.add(" and outcome = ?", outcome);
        }
        return sql.add(" order by number limit ?", most).rows(database).stream()
                .map(row -> new Item(
                        row.number(0),
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.id(5),
                        row.text(6).isEmpty() ? List.of() : row.text(6).lines().toList()))
                .toList();
    }

    private List<ImportJob> jobs(Sql sql) {
        return sql.rows(database).stream().map(ImportJobs::job).toList();
    }

    private static ImportJob job(Row row) {
        return new ImportJob(
                row.id(0),
                ImportJob.State.named(row.text(1)),
                RecordFile.Format.named(row.text(2)),
                row.text(3),
                row.number(4),
                row.number(5),
                row.flag(6),
                row.flag(7),
                row.id(8),
                row.instant(9),
                row.instant(10),
                row.instant(11),
                row.text(12),
                row.number(13),
                row.number(14),
                row.number(15),
                row.number(16),
                row.number(17),
                row.number(18));
    }

    /// The beginning of a text, without half a character.
    private static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
