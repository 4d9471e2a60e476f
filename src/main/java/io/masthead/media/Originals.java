package io.masthead.media;

import io.masthead.shared.http.Gate;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was uploaded, for a house that moves: the files go out beside the rows that name them, and come back to
/// them. A file is known by its SHA-256 alone; where it is kept is worked out here, whatever a row says.
@Singleton
public class Originals {

    /// The most bytes of one.
    public static final int LARGEST = Gate.LARGEST_PICTURE;

    private static final int PAGE = 500;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern RENDITIONS =
            Pattern.compile("(?:[a-z]{1,20} (?:jpg|png|webp|gif) [1-9][0-9]{0,4} [1-9][0-9]{0,4}(?:\n|$)){0,20}");

    private final MediaRepository media;
    private final MediaStore store;
    private final Arrivals arrivals;
    private final MediaWork work;
    private final MediaLibrary library;
    private final Developing developing;

    Originals(
            MediaRepository media,
            MediaStore store,
            Arrivals arrivals,
            MediaWork work,
            MediaLibrary library,
            Developing developing) {
        this.media = media;
        this.store = store;
        this.arrivals = arrivals;
        this.work = work;
        this.library = library;
        this.developing = developing;
    }

    /// A picture whose upload is kept.
    private record Kept(Id id, String hash) {}

    /// What is to happen with a file.
    public interface Taker {

        /// @param hash SHA-256 of the file in hexadecimal
        /// @param file is gone afterwards
        void take(String hash, Path file) throws IOException;
    }

    /// Refuses a row of the library that none of ours could be: names of files are made of it.
    ///
    /// @throws Problem `422`
    public static void checkRow(Id id, String hash, String address, String renditions, String source) {
        fits("hash", HASH.matcher(String.valueOf(hash)).matches());
        fits("address", ADDRESS.matcher(String.valueOf(address)).matches());
        fits("renditions", RENDITIONS.matcher(String.valueOf(renditions)).matches());
        fits("source", source == null || source.equals(StoreKeys.source(id, hash)));
    }

    private static void fits(String member, boolean does) {
        if (!does) {
            throw Problem.invalid("/row/" + member, "malformed", "No picture's row says this.");
        }
    }

    /// Hands every upload out, along the ids of the pictures; what is not kept (any more) is left out.
    ///
    /// @param connection which pictures there are, is asked in its transaction
    public void each(Connection connection, Taker taker) throws SQLException, IOException {
        List<Kept> page = page(connection, Long.MIN_VALUE);
        while (!page.isEmpty()) {
            for (Kept one : page) {
                hand(one, taker);
            }
            page = page(connection, page.getLast().id.value());
        }
    }

    private static List<Kept> page(Connection connection, long after) throws SQLException {
        List<Kept> page = new ArrayList<>();
        try (var statement = connection.prepareStatement(
                "select id, hash from media where id > ? and source is not null order by id limit " + PAGE)) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Kept(new Id(rows.getLong(1)), rows.getString(2)));
                }
            }
        }
        return page;
    }

    private void hand(Kept one, Taker taker) throws IOException {
        Path file = arrivals.fresh();
        try {
            store.fetch(StoreKeys.source(one.id, one.hash), file);
            taker.take(one.hash, file);
        } catch (NoSuchFileException goneMeanwhile) {
            // Somebody removed the picture, or gave it other bytes.
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Puts an upload back where the row of its picture says it is, and has the renditions made, within the
    /// current transaction.
    ///
    /// @return the picture, new if its files were not there
    /// @throws Problem `422` if the bytes are others, are no picture, or no picture of the library has them
    public MediaLibrary.Added bring(String hash, byte[] bytes) throws IOException {
        Path file = arrivals.fresh();
        try {
            Files.write(file, bytes);
            check(hash, file);
            Media picture = media.ofHash(hash)
                    .orElseThrow(() -> Problem.invalid("", "unknown-picture", "No picture has these bytes."));
            return new MediaLibrary.Added(picture.id(), put(picture, file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Refuses a file that is not what its name says.
    ///
    /// @throws Problem `422`
    public void check(String hash, byte[] bytes) throws IOException {
        Path file = arrivals.fresh();
        try {
            Files.write(file, bytes);
            check(hash, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void check(String hash, Path file) throws IOException {
        if (!ContentAddress.hash(file).equals(hash)) {
            throw Problem.invalid("", "other-bytes", "The file is not the one that its name says (SHA-256).");
        }
        if (PictureFormat.of(file).isEmpty()) {
            throw Problem.invalid("", "no-picture", "The file is no picture.");
        }
    }

    private boolean put(Media picture, Path file) throws IOException {
        if (isWhole(picture)) {
            return false;
        }
        String key = StoreKeys.source(picture.id(), picture.hash());
        String contentType =
                PictureFormat.of(file).map(PictureFormat::contentType).orElseThrow();
        store.put(key, file);
        work.wish(
                picture.id(),
                new MediaSource(key, picture.hash(), contentType, Files.size(file), picture.fileName(), null));
        library.afterCommit(developing::poke);
        return true;
    }

    private boolean isWhole(Media picture) throws IOException {
        var there = store.names(StoreKeys.folder(picture.address()));
        Optional<String> source = picture.source();
        return source.isPresent()
                && store.names(StoreKeys.sources(picture.id())).contains(picture.hash())
                && !picture.files().isEmpty()
                && picture.files().stream().allMatch(one -> there.contains(one.fileName()));
    }
}
