package io.masthead.transfer;

import io.masthead.shared.problem.Problem;
import java.util.List;

/// A record as it was read.
///
/// @param kind what it is about
/// @param title what people call it, or `null`
/// @param record `null` if it could not be read, or is not to come in
/// @param notes what was dropped or changed while reading
/// @param fault why it could not be read, or `null`
/// @param weight roughly how large it is, in bytes
/// @param source what stood in the file, where the record has more than that, such as pictures that were found;
/// else `null`
/// @param picture a file of an archive, or `null`
record Incoming(
        String kind,
        String title,
        ImportRecord record,
        List<String> notes,
        Problem fault,
        int weight,
        String source,
        Picture picture) {

    /// The kind of a file of an archive.
    static final String PICTURE = "picture";

    /// What was once uploaded.
    ///
    /// @param hash the SHA-256 that it is said to have
    record Picture(String hash, byte[] bytes) {}

    static Incoming of(ImportRecord record, String title, List<String> notes, int weight) {
        return new Incoming(record.kind(), title, record, notes, null, weight, null, null);
    }

    static Incoming of(Picture picture) {
        return new Incoming(PICTURE, picture.hash, null, List.of(), null, picture.bytes.length, null, picture);
    }

    /// An article, with what stood in the file.
    static Incoming of(ImportRecord record, List<String> notes, String source) {
        return new Incoming(
                record.kind(), record.article().title(), record, notes, null, source.length(), source, null);
    }

    static Incoming broken(Problem fault) {
        return new Incoming("record", null, null, List.of(), fault, 0, null, null);
    }

    /// Something that has no place here.
    static Incoming skipped(String kind, String title, String why) {
        return new Incoming(kind, title, null, List.of(why), null, 0, null, null);
    }

    /// Whether there is nothing to bring in.
    boolean isPassedOver() {
        return record == null && picture == null;
    }

    String externalId() {
        return record == null || record.article() == null
                ? null
                : record.article().externalId();
    }
}
