package io.masthead.media;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.id.Id;
import io.masthead.staff.WriteRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;

/// Takes pictures in, cuts them anew, and lets them go: rows and files together.
@Singleton
public class MediaLibrary {

    /// A picture that was brought, and whether it is new here.
    public record Added(Id id, boolean isNew) {}

    private final MediaRepository media;
    private final MediaStore store;
    private final Darkroom darkroom;
    private final ChangeLog log;
    private final WriteRecord record;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    MediaLibrary(
            MediaRepository media,
            MediaStore store,
            Darkroom darkroom,
            ChangeLog log,
            WriteRecord record,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.media = media;
        this.store = store;
        this.darkroom = darkroom;
        this.log = log;
        this.record = record;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Takes a picture in. The same bytes a second time are the same picture, whose words and focal point stay as they
    /// are. Works in transactions of its own, none of which is open while the picture is decoded.
    ///
    /// @param file a JPEG or PNG; the caller removes it
    /// @throws io.masthead.shared.problem.Problem `415` and `422` for what is no good picture, `503` while too many
    /// are being worked on
    public Added add(Path file, MediaInput input) throws IOException {
        String hash = ContentAddress.hash(file);
        Optional<Id> known = known(hash);
        if (known.isPresent()) {
            return new Added(known.get(), false);
        }
        Developed developed = darkroom.develop(file, input.focus());
        Media fresh = new Media(Id.next(), hash, Files.size(file), developed, clock.instant());
        fresh.describe(input);
        fresh.show(input.focus(), developed.files());
        try {
            QuarkusTransaction.requiringNew().run(() -> keep(fresh, developed));
        } catch (ConstraintViolationException twice) {
            return new Added(known(hash).orElseThrow(() -> twice), false);
        }
        return new Added(fresh.id(), true);
    }

    /// Takes a picture in from memory; see [#add(Path, MediaInput)].
    public Added add(byte[] bytes, MediaInput input) throws IOException {
        Path arrival = store.arrival();
        try {
            Files.write(arrival, bytes);
            return add(arrival, input);
        } finally {
            Files.deleteIfExists(arrival);
        }
    }

    private Optional<Id> known(String hash) {
        return QuarkusTransaction.requiringNew().call(() -> media.ofHash(hash).map(Media::id));
    }

    /// The row goes first: it waits for anybody who removes or brings the same picture at this moment.
    private void keep(Media fresh, Developed developed) {
        media.persistAndFlush(fresh);
        try {
            for (Developed.Print print : developed.prints()) {
                store.put(fresh.address(), print.file().fileName(), print.bytes());
            }
        } catch (IOException broken) {
            remove(store.setAside(fresh.address()));
            throw new UncheckedIOException(broken);
        }
        log.note(Change.of("create", "media", fresh.id(), keys(fresh)));
        record.written(fresh.id(), null, fresh.version());
    }

    /// Cuts a picture around another focal point, within the current transaction. The files get another address; the
    /// old ones stay, because kept answers still show them.
    void refocus(Media picture, FocalPoint focus) throws IOException {
        Path original = store.file(picture.address(), picture.files().getLast().fileName());
        String address = ContentAddress.of(picture.hash(), focus);
        List<RenditionFile> files = new ArrayList<>();
        for (Developed.Print print : darkroom.cut(original, focus)) {
            store.put(address, print.file().fileName(), print.bytes());
            files.add(print.file());
        }
        for (RenditionFile file : picture.files()) {
            if (!file.isCut()) {
                store.copy(picture.address(), address, file.fileName());
                files.add(file);
            }
        }
        picture.show(focus, files);
    }

    /// Lets a picture go, within the current transaction; its files follow when that has been committed.
    void remove(Media picture) {
        media.delete(picture);
        media.flush();
        List<Path> aside = store.setAside(picture.address());
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    remove(aside);
                } else {
                    store.putBack(aside);
                }
            }
        });
        log.note(Change.of("remove", "media", picture.id(), keys(picture)));
    }

    private void remove(List<Path> folders) {
        folders.forEach(store::remove);
    }

    static Set<String> keys(Media picture) {
        return Set.of("media:" + picture.id());
    }
}
