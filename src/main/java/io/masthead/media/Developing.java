package io.masthead.media;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Sql;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.time.Rounds;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/// Makes the files of pictures in the background, two pictures at a time on each node. Readers see the old
/// files, or none, until all new ones are kept; then one change of the log says that the picture looks
/// otherwise.
@Singleton
public class Developing {

    private static final Logger LOG = Logger.getLogger(Developing.class);
    private static final int AT_ONCE = 2;
    private static final int IDLE_SECONDS = 30;

    /// So often a store that does not answer is tried; each time after a longer rest.
    private static final int MOST_ATTEMPTS = 6;

    private static final Duration REST = Duration.ofSeconds(5);

    private final MediaWork work;
    private final MediaRepository media;
    private final MediaStore store;
    private final Arrivals arrivals;
    private final Darkroom darkroom;
    private final CurrentSizes sizes;
    private final ChangeLog log;
    private final EntityManager database;
    private final Clock clock;
    private final ThreadPoolExecutor workers;

    Developing(
            MediaWork work,
            MediaRepository media,
            MediaStore store,
            Arrivals arrivals,
            Darkroom darkroom,
            CurrentSizes sizes,
            ChangeLog log,
            EntityManager database,
            Clock clock) {
        this.work = work;
        this.media = media;
        this.store = store;
        this.arrivals = arrivals;
        this.darkroom = darkroom;
        this.sizes = sizes;
        this.log = log;
        this.database = database;
        this.clock = clock;
        // Whoever finds it full need not wait: those who are in it look for work when their turn comes.
        this.workers = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(AT_ONCE),
                Thread.ofPlatform().name("developing-", 1).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        workers.allowCoreThreadTimeOut(true);
    }

    void start(@Observes StartupEvent start, Rounds rounds) {
        rounds.every("masthead.media.develop-every", this::look);
    }

    /// Looks for work that others left: at the start, after a crash, after a rest.
    void look() {
        poke();
    }

    /// There is work. Call it after the commit.
    void poke() {
        for (int i = 0; i < AT_ONCE; i++) {
            workers.execute(this::next);
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    private void next() {
        try {
            if (one()) {
                workers.execute(this::next);
            }
        } catch (RuntimeException away) {
            LOG.warnf("Pictures wait for the database: %s", away.getMessage());
        }
    }

    /// Works on one picture.
    ///
    /// @return whether there was one
    boolean one() {
        Optional<MediaWork.Task> task = DeadlockRetry.call(work::take);
        task.ifPresent(this::develop);
        return task.isPresent();
    }

    private void develop(MediaWork.Task task) {
        try {
            Media picture = DeadlockRetry.call(() -> media.findById(task.media().value()));
            if (picture == null) {
                DeadlockRetry.run(() -> work.forget(task.media()));
                return;
            }
            Path file = arrivals.fresh();
            try {
                store.fetch(key(task, picture), file);
                make(task, picture, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            giveUp(task, "file-missing");
        } catch (Problem problem) {
            failed(task, problem.status() == 503, problem.code());
        } catch (ConstraintViolationException twice) {
            giveUp(task, "media-duplicate");
        } catch (IOException | RuntimeException broken) {
            LOG.warnf(broken, "picture %s could not be made", task.media());
            failed(task, true, "not-stored");
        }
    }

    /// Of pictures of before, what was uploaded was not kept: their largest file stands for it.
    private static String key(MediaWork.Task task, Media picture) {
        if (!task.source().key().isEmpty()) {
            return task.source().key();
        }
        RenditionFile original = picture.files().stream()
                .filter(file -> file.name().equals(RenditionKind.ORIGINAL.key()) && file.format() != PictureFormat.WEBP)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a picture without an original"));
        return StoreKeys.file(picture.address(), original.fileName());
    }

    private void make(MediaWork.Task task, Media picture, Path file) throws IOException {
        RenditionSet set = sizes.set();
        FocalPoint focus = picture.focalPoint();
        Developed developed = darkroom.develop(file, focus, set);
        String address = ContentAddress.of(task.source().hash(), task.media(), focus, set);
        for (Developed.Print print : developed.prints()) {
            store.put(StoreKeys.file(address, print.file().fileName()), print.bytes());
        }
        boolean shown = DeadlockRetry.call(() -> show(task, developed, address, ContentAddress.recipe(set)));
        // Another wish that came meanwhile may ask for these very files; a picture that is gone asks for none.
        if (!shown && DeadlockRetry.call(() -> media.count("id", task.media().value())) == 0) {
            store.remove(StoreKeys.folder(address));
        }
    }

    private boolean show(MediaWork.Task task, Developed developed, String address, String recipe) {
        Media picture = media.findById(task.media().value(), LockModeType.PESSIMISTIC_WRITE);
        if (picture == null || !work.done(task)) {
            return false;
        }
        if (!picture.address().equals(address)) {
            Sql.of(
                            "insert into media_former (address, media_id, left_at) values (?, ?, ?)"
                                    + " on duplicate key update left_at = values(left_at)",
                            picture.address(),
                            task.media(),
                            clock.instant())
                    .run(database);
        }
        Sql.of("delete from media_former where address = ?", address).run(database);
        MediaSource source = task.source();
        Proof proof = developed.proof();
        Sql.of(
                        "update media set hash = ?, address = ?, content_type = ?, bytes = ?, width = ?, height = ?,"
                                + " dominant_color = ?, thumbhash = ?, renditions = ?, recipe = ?,"
                                + " source = case when ? = '' then source else ? end where id = ?",
                        source.hash(),
                        address,
                        source.contentType(),
                        source.bytes(),
                        proof.width(),
                        proof.height(),
                        proof.dominantColor(),
                        proof.thumbhash(),
                        RenditionFile.write(developed.files()),
                        recipe,
                        source.key(),
                        source.key(),
                        task.media())
                .run(database);
        log.note(Change.of("update", "media", task.media(), List.of("media:" + task.media())));
        return true;
    }

    private void failed(MediaWork.Task task, boolean passing, String code) {
        if (passing && task.attempts() < MOST_ATTEMPTS) {
            DeadlockRetry.run(() -> work.later(task, REST.multipliedBy(1L << task.attempts())));
        } else {
            giveUp(task, code);
        }
    }

    private void giveUp(MediaWork.Task task, String code) {
        LOG.warnf("picture %s was given up: %s", task.media(), code);
        DeadlockRetry.run(() -> work.giveUp(task, code));
    }
}
