package io.masthead.shared.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// The bytes of an answer in one encoding, with the strong tag of just these bytes.
///
/// @param encoding `gzip`, or `null` for the bytes as they are
record Representation(byte[] content, String encoding, String etag) {

    private static final int WORTH_COMPRESSING = 1024;

    /// Chooses the encoding by `Accept-Encoding` (RFC 9110, section 12.5.3).
    static Representation of(byte[] identity, String acceptEncoding) {
        String tag = tag(identity);
        if (identity.length < WORTH_COMPRESSING || !acceptsGzip(acceptEncoding)) {
            return new Representation(identity, null, '"' + tag + '"');
        }
        return new Representation(gzip(identity), "gzip", '"' + tag + "-gzip\"");
    }

    /// Whether an `If-None-Match` names these bytes, weakly compared.
    boolean matches(String ifNoneMatch) {
        return IfNoneMatch.names(ifNoneMatch, etag);
    }

    /// A named coding counts before `*`; what has a weight of 0 is refused.
    static boolean acceptsGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean anything = false;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.split(";");
            boolean refused = pieces.length > 1 && pieces[1].strip().matches("q=0(\\.0*)?");
            if (pieces[0].strip().equals("gzip")) {
                return !refused;
            }
            anything |= pieces[0].strip().equals("*") && !refused;
        }
        return anything;
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 15));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
