package io.masthead.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a file that a request asks for (RFC 9110, section 14).
///
/// @param from the first byte
/// @param to the last byte, included; less than `from` if there is no such part
record ByteRange(long from, long to) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /// What a header asks for.
    ///
    /// @param size of the file in bytes
    /// @return nothing if the whole file is to be sent: without the header, with one of another unit, with
    /// nonsense, and with several parts, which RFC 9110 lets a server ignore
    static Optional<ByteRange> of(String header, long size) {
        Matcher one = ONE.matcher(header == null ? "" : header.strip());
        if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(one.group(2)));
            return Optional.of(new ByteRange(size - last, size - 1));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        if (to < from && !one.group(2).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.min(to, size - 1)));
    }

    boolean isSatisfiable() {
        return from <= to;
    }

    long length() {
        return to - from + 1;
    }
}
