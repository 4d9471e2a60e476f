package io.masthead.media;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.staff.WriteRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/// Takes pictures in, changes them, and lets them go: rows and files together. A file comes before the row
/// that names it, and goes after it; what a crash leaves in between, the sweep finds.
@Singleton
public class MediaLibrary {

    private static final Logger LOG = Logger.getLogger(MediaLibrary.class);

    /// A picture that was brought, and whether it is new here.
    public record Added(Id id, boolean isNew) {}

    private final MediaRepository media;
    private final MediaStore store;
    private final KeptFiles kept;
    private final Arrivals arrivals;
    private final Darkroom darkroom;
    private final CurrentSizes sizes;
    private final MediaWork work;
    private final Developing developing;
    private final ChangeLog log;
    private final WriteRecord record;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    MediaLibrary(
            MediaRepository media,
            MediaStore store,
            KeptFiles kept,
            Arrivals arrivals,
            Darkroom darkroom,
            CurrentSizes sizes,
            MediaWork work,
            Developing developing,
            ChangeLog log,
            WriteRecord record,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.media = media;
        this.store = store;
        this.kept = kept;
        this.arrivals = arrivals;
        this.darkroom = darkroom;
        this.sizes = sizes;
        this.work = work;
        this.developing = developing;
        this.log = log;
        this.record = record;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Takes a picture in and makes its files at once, on the caller's thread. The same bytes a second time
    /// are the same picture, whose words and focal point stay as they are. Works in transactions of its
    /// own, none of which is open while the picture is decoded.
    ///
    /// @param file a JPEG, PNG, WebP or GIF; the caller removes it
    /// @throws Problem `415` and `422` for what is no good picture
    public Added add(Path file, MediaInput input) throws IOException {
        String hash = ContentAddress.hash(file);
        Optional<Id> known = known(hash);
        if (known.isPresent()) {
            return new Added(known.get(), false);
        }
        RenditionSet set = sizes.set();
        Developed developed = darkroom.develop(file, input.focus(), set);
        Media fresh = fresh(file, hash, null, null, developed.proof(), input);
        fresh.show(developed.files(), ContentAddress.recipe(set));
        return keep(fresh, file, media -> {}, () -> {
            for (Developed.Print print : developed.prints()) {
                store.put(StoreKeys.file(fresh.address(), print.file().fileName()), print.bytes());
            }
        });
    }

    /// Takes a picture in from memory; see [#add(Path, MediaInput)].
    public Added add(byte[] bytes, MediaInput input) throws IOException {
        Path arrival = arrivals.fresh();
        try {
            Files.write(arrival, bytes);
            return add(arrival, input);
        } finally {
            Files.deleteIfExists(arrival);
        }
    }

    /// Takes a picture in whose files are then made in the background. Words that are not given are those in
    /// the file.
    ///
    /// @param fileName what somebody calls it, or `null`
    /// @param by who brings it
    /// @throws Problem `415` and `422` for what is no good picture, `503` while too many are being looked at
    Added take(Path file, String fileName, MediaInput input, Id by) throws IOException {
        String hash = ContentAddress.hash(file);
        Optional<Id> known = known(hash);
        if (known.isPresent()) {
            return new Added(known.get(), false);
        }
        Proof proof = darkroom.proof(file);
        Media fresh = fresh(file, hash, fileName, by, proof, input);
        Added added = keep(fresh, file, media -> work.wish(media.id(), media.shown()), () -> {});
        developing.poke();
        return added;
    }

    private Optional<Id> known(String hash) {
        return QuarkusTransaction.requiringNew().call(() -> media.ofHash(hash).map(Media::id));
    }

    private Media fresh(Path file, String hash, String fileName, Id by, Proof proof, MediaInput input)
            throws IOException {
        Id id = Id.next();
        MediaSource source = new MediaSource(
                StoreKeys.source(id, hash), hash, proof.format().contentType(), Files.size(file), fileName, by);
        MediaInput words = Origin.of(file, proof.format()).under(input);
        return new Media(id, source, proof, words, sizes.set(), clock.instant());
    }

    private interface Filing {
        void run() throws IOException;
    }

    private Added keep(Media fresh, Path file, Consumer<Media> beside, Filing filing) throws IOException {
        boolean kept = false;
        try {
            store.put(fresh.source().orElseThrow(), file);
            filing.run();
            QuarkusTransaction.requiringNew().run(() -> {
                media.persistAndFlush(fresh);
                beside.accept(fresh);
                log.note(Change.of("create", "media", fresh.id(), keys(fresh)));
                record.written(fresh.id(), null, fresh.version());
            });
            kept = true;
            return new Added(fresh.id(), true);
        } catch (ConstraintViolationException twice) {
            return new Added(known(fresh.hash()).orElseThrow(() -> twice), false);
        } finally {
            if (!kept) {
                removeFiles(List.of(StoreKeys.folder(fresh.address()), StoreKeys.sources(fresh.id())));
            }
        }
    }

    /// Gives a picture other bytes. Whatever uses it goes on using it, and shows the old files until the new
    /// ones are there.
    ///
    /// @param guard is called with the picture, within the transaction, and refuses by throwing
    /// @throws Problem `409 media-duplicate` if another picture has these bytes, `415` and `422` for what
    /// is no good picture, `503` while too many are being looked at
    void replace(Id id, Path file, String fileName, Consumer<Media> guard) throws IOException {
        String hash = ContentAddress.hash(file);
        known(hash).filter(other -> !other.equals(id)).ifPresent(other -> {
            throw Problem.conflict(
                    "media-duplicate", "These are the bytes of picture " + other + ". Use that one.", List.of());
        });
        Proof proof = darkroom.proof(file);
        String key = StoreKeys.source(id, hash);
        MediaSource source = new MediaSource(key, hash, proof.format().contentType(), Files.size(file), fileName, null);
        store.put(key, file);
        // Refused from here on, the file is one that no row knows, and goes with the next sweep.
        QuarkusTransaction.requiringNew().run(() -> {
            Media picture = media.findById(id.value(), LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            if (picture == null) {
                throw Problem.notFound("picture");
            }
            int before = picture.version() - 1;
            guard.accept(picture);
            picture.called(fileName == null ? picture.fileName() : fileName);
            media.flush();
            work.wish(id, source);
            log.note(Change.of("update", "media", id, keys(picture)));
            record.written(id, before, picture.version());
        });
        developing.poke();
    }

    /// Wishes crops around another focal point, within the current transaction. The old ones stay until
    /// then, and after that for as long as kept answers may show them.
    void refocus(Media picture) {
        work.again(picture.id(), picture.shown());
        afterCommit(developing::poke);
    }

    /// Lets a picture go, within the current transaction; its files follow when that has been committed.
    void remove(Media picture) {
        List<String> folders = media.folders(picture);
        media.delete(picture);
        media.flush();
        work.forget(picture.id());
        media.forgetFormer(picture.id());
        afterCommit(() -> removeFiles(folders));
        log.note(Change.of("remove", "media", picture.id(), keys(picture)));
    }

    void afterCommit(Runnable then) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    then.run();
                }
            }
        });
    }

    private void removeFiles(List<String> folders) {
        for (String folder : folders) {
            try {
                store.remove(folder);
            } catch (IOException later) {
                LOG.warnf("files are left for the sweep: %s", later.getMessage());
            }
        }
        kept.forget();
    }

    static Set<String> keys(Media picture) {
        return Set.of("media:" + picture.id());
    }
}
