package io.masthead.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens a file that is to be taken in, compressed with gzip or not. What it begins with decides what it is,
/// not its name.
@Singleton
class RecordFile {

    private static final int BUFFER = 64 * 1024;
    private static final int BEGINNING = 8 * 1024;
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b;

    /// A file may unpack to so many times of what the largest may have.
    private static final long MOST_UNPACKED = 16;

    /// What a file can be.
    enum Format {
        NDJSON,
        ARCHIVE,
        WORDPRESS,
        FEED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Format named(String name) {
            return valueOf(name.toUpperCase(java.util.Locale.ROOT));
        }
    }

    private final ObjectMapper json;
    private final WordPressPictures pictures;
    private final long mostUnpacked;

    RecordFile(
            ObjectMapper json,
            WordPressPictures pictures,
            @ConfigProperty(name = "masthead.imports.largest") long largest) {
        this.json = json;
        this.pictures = pictures;
        this.mostUnpacked = MOST_UNPACKED * largest * 1024 * 1024;
    }

    /// Looks what a file is.
    ///
    /// @throws Problem `415` for a file of another kind
    Format format(Path file) throws IOException {
        if (isZip(file)) {
            return Format.ARCHIVE;
        }
        try (InputStream in = opened(file)) {
            String text = beginning(in).replace("\uFEFF", "").stripLeading();
            if (text.startsWith("{")) {
                return Format.NDJSON;
            }
            if (text.startsWith("<") && text.contains("wordpress.org/export/")) {
                return Format.WORDPRESS;
            }
            if (text.startsWith("<")
                    && (text.contains("<rss") || text.contains("<feed") || text.contains("<rdf:RDF"))) {
                return Format.FEED;
            }
        } catch (ZipException | EOFException broken) {
            throw otherKind();
        }
        throw otherKind();
    }

    /// @throws Problem `415` for a ZIP that is no export
    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            if (magic(in) != ZIP) {
                return false;
            }
            if (ArchiveRecords.isOne(in)) {
                return true;
            }
        }
        throw otherKind();
    }

    /// As much as there is; that a file ends in the middle is told when it has come in so far.
    private static String beginning(InputStream in) throws IOException {
        byte[] buffer = new byte[BEGINNING];
        int length = 0;
        try {
            for (int got = in.read(buffer); got > 0; got = in.read(buffer, length, BEGINNING - length)) {
                length += got;
            }
        } catch (ZipException | EOFException broken) {
            if (length == 0) {
                throw broken;
            }
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private static Problem otherKind() {
        return Problem.of(
                415,
                "unsupported-media-type",
                "Unsupported media type",
                "Send records of ours (NDJSON), an export (NDJSON or ZIP), a WordPress export (WXR), RSS or Atom;"
                        + " gzip is fine.");
    }

    /// @param read counts the bytes of the file that were read
    /// @param options what the job asks for
    Records records(Path file, Format format, ReadBytes read, ImportJob job) throws IOException {
        InputStream in = unpacked(read.of(Files.newInputStream(file)));
        return switch (format) {
            case NDJSON -> new NdjsonRecords(in, json.readerFor(ImportRecord.class));
            case ARCHIVE -> new ArchiveRecords(in, mostUnpacked, json.readerFor(ImportRecord.class));
            case WORDPRESS -> {
                WordPressFile wordpress;
                try (InputStream first = opened(file)) {
                    wordpress = WordPressFile.look(first);
                }
                yield new WordPressRecords(in, wordpress, pictures.of(job));
            }
            case FEED -> new FeedRecords(in, pictures.of(job));
        };
    }

    private InputStream opened(Path file) throws IOException {
        return unpacked(Files.newInputStream(file));
    }

    private InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        return magic(in) == GZIP ? BoundedBytes.unpacked(new GZIPInputStream(in, BUFFER), mostUnpacked) : in;
    }

    /// The first two bytes, which are read again after this.
    private static int magic(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic;
    }
}
