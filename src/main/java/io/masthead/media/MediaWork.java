package io.masthead.media;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The list of pictures whose files are still to be made: in the database, so that a killed node forgets
/// none. Of all nodes the one that writes its lease down first does the work.
@Singleton
class MediaWork {

    /// Beyond this a picture is another node's, should this one have ended.
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final int SOON = 0;
    private static final int IN_TURN = 1;
    private static final int LOOKED_AT = 8;

    private final EntityManager database;
    private final Clock clock;

    MediaWork(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A picture to be worked on.
    ///
    /// @param attempts how often somebody began, this time included
    record Task(Id media, long ticket, MediaSource source, int attempts) {}

    /// How far a picture is.
    ///
    /// @param failure why it was given up, or `null` while it is worked on
    record Pending(String failure) {}

    /// Wishes a picture's files, within the current transaction; an earlier wish for it is dropped.
    void wish(Id media, MediaSource source) {
        Sql.of(
                        "insert into media_work (media_id, turn, ticket, source, hash, content_type, bytes, attempts,"
                                + " next_at, failure) values (?, ?, ?, ?, ?, ?, ?, 0, ?, null)"
                                + " on duplicate key update turn = values(turn), ticket = values(ticket),"
                                + " source = values(source), hash = values(hash), content_type = values(content_type),"
                                + " bytes = values(bytes), attempts = 0, next_at = values(next_at), failure = null",
                        media.value(),
                        SOON,
                        Id.next().value(),
                        source.key(),
                        source.hash(),
                        source.contentType(),
                        source.bytes(),
                        clock.instant())
                .run(database);
    }

    /// Wishes a picture's files once more, of what was uploaded last.
    ///
    /// @param shown what its files of today were made of
    void again(Id media, MediaSource shown) {
        int pending = Sql.of(
                        "update media_work set turn = ?, ticket = ?, attempts = 0, next_at = ?, failure = null"
                                + " where media_id = ?",
                        SOON,
                        Id.next().value(),
                        clock.instant(),
                        media.value())
                .run(database);
        if (pending == 0) {
            wish(media, shown);
        }
    }

    /// Wishes the files of all pictures that were made by another recipe, and of those that were given up.
    ///
    /// @return how many
    int wishAll(String recipe) {
        Instant now = clock.instant();
        int again = Sql.of("update media_work set attempts = 0, failure = null, next_at = ? where next_at is null", now)
                .run(database);
        return again
                + Sql.of(
                                "insert ignore into media_work (media_id, turn, ticket, source, hash, content_type,"
                                        + " bytes, attempts, next_at, failure)"
                                        + " select id, ?, ?, coalesce(source, ''), hash, content_type, bytes, 0, ?, null"
                                        + " from media where recipe <> ?",
                                IN_TURN,
                                Id.next().value(),
                                now,
                                recipe)
                        .run(database);
    }

    /// Takes the next picture, in the current transaction, which must be short.
    Optional<Task> take() {
        Instant now = clock.instant();
        var due = Sql.of(
                        "select media_id, ticket, source, hash, content_type, bytes, attempts from media_work"
                                + " where next_at <= ? order by turn, media_id limit ?",
                        now,
                        LOOKED_AT)
                .rows(database);
        return due.stream()
                .map(MediaWork::task)
                .filter(task -> isOurs(task, now))
                .findFirst();
    }

    private boolean isOurs(Task task, Instant now) {
        return Sql.of(
                                "update media_work set next_at = ?, attempts = attempts + 1"
                                        + " where media_id = ? and ticket = ? and next_at <= ?",
                                now.plus(LEASE),
                                task.media.value(),
                                task.ticket,
                                now)
                        .run(database)
                == 1;
    }

    private static Task task(Row row) {
        return new Task(
                row.id(0),
                row.number(1),
                new MediaSource(row.text(2), row.text(3), row.text(4), row.number(5), null, null),
                (int) row.number(6) + 1);
    }

    /// Strikes a task off, in the transaction that shows its outcome.
    ///
    /// @return whether it was still wished
    boolean done(Task task) {
        return Sql.of("delete from media_work where media_id = ? and ticket = ?", task.media.value(), task.ticket)
                        .run(database)
                == 1;
    }

    /// Lets a task rest until a moment.
    void later(Task task, Duration rest) {
        Sql.of(
                        "update media_work set next_at = ? where media_id = ? and ticket = ?",
                        clock.instant().plus(rest),
                        task.media.value(),
                        task.ticket)
                .run(database);
    }

    /// Gives a task up.
    ///
    /// @param failure a code, at most 60 characters
    void giveUp(Task task, String failure) {
        Sql.of(
                        "update media_work set next_at = null, failure = ? where media_id = ? and ticket = ?",
                        failure,
                        task.media.value(),
                        task.ticket)
                .run(database);
    }

    /// Forgets a picture.
    void forget(Id media) {
        Sql.of("delete from media_work where media_id = ?", media.value()).run(database);
    }

    /// Which of these pictures are not ready, in one statement.
    Map<Id, Pending> pending(Collection<Id> media) {
        Map<Id, Pending> pending = new HashMap<>();
        Sql.of("select media_id, failure from media_work where media_id in ?", media)
                .rows(database)
                .forEach(row -> pending.put(row.id(0), new Pending(row.text(1))));
        return pending;
    }

    /// How far all are.
    RenditionProgress progress(String recipe) {
        Row all = Sql.of("select count(*), coalesce(sum(recipe = ?), 0) from media", recipe)
                .rows(database)
                .getFirst();
        Row work = Sql.of("select coalesce(sum(next_at is not null), 0), coalesce(sum(next_at is null), 0)"
                        + " from media_work")
                .rows(database)
                .getFirst();
        return new RenditionProgress(all.number(0), all.number(1), work.number(0), work.number(1));
    }
}
