package io.masthead.transfer;

import com.fasterxml.jackson.databind.ObjectReader;
import io.masthead.media.Originals;
import io.masthead.shared.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// An export with its pictures: a ZIP whose first entry has the lines, and behind it a file for each picture,
/// named by its SHA-256. No name in it is ever the name of a file here.
final class ArchiveRecords implements Records {

    /// The name of the first entry.
    static final String LINES = "masthead.ndjson";

    /// Begins the names of all others.
    static final String PICTURES = "media/";

    private static final Pattern PICTURE = Pattern.compile(PICTURES + "([0-9a-f]{64})");

    private final ZipInputStream zip;
    private final InputStream unpacked;
    private final NdjsonRecords lines;
    private boolean isBehindLines;

    /// @param in a ZIP that [#isOne] has seen
    ArchiveRecords(InputStream in, long mostBytes, ObjectReader reader) throws IOException {
        zip = new ZipInputStream(in);
        unpacked = BoundedBytes.unpacked(zip, mostBytes);
        entry();
        lines = new NdjsonRecords(unpacked, reader);
    }

    /// Whether a ZIP begins as an export does.
    static boolean isOne(InputStream in) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry first = zip.getNextEntry();
            return first != null && first.getName().equals(LINES);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    @Override
    public Incoming next() throws IOException {
        Incoming line = isBehindLines ? null : lines.next();
        isBehindLines |= line == null;
        return line == null ? file() : line;
    }

    @Override
    public void skip(long many) throws IOException {
        long left = many - lines.pass(many);
        isBehindLines = left > 0;
        for (; left > 0; left--) {
            entry();
        }
    }

    private Incoming file() throws IOException {
        ZipEntry entry = entry();
        if (entry == null) {
            return null;
        }
        byte[] bytes = unpacked.readNBytes(Originals.LARGEST + 1);
        if (bytes.length > Originals.LARGEST) {
            throw new BrokenFile("A file in it is larger than a picture may be. What stands before it came in.", null);
        }
        Matcher name = PICTURE.matcher(entry.getName());
        if (!name.matches()) {
            return Incoming.broken(Problem.badRequest("unknown-file", "Files in it are named by their SHA-256."));
        }
        return Incoming.of(new Incoming.Picture(name.group(1), bytes));
    }

    private ZipEntry entry() throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException noName) {
            throw new BrokenFile("A file in it has a name that is no text. What stands before it came in.", noName);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
