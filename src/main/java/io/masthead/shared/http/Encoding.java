package io.masthead.shared.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// The codings in which an answer is sent (RFC 9110, section 8.4.1).
public enum Encoding {
    /// The bytes as they are.
    IDENTITY(null, ""),
    /// Understood by everybody.
    GZIP("gzip", "-gzip"),
    /// Brotli (RFC 7932), where its library runs on this platform.
    BR("br", "-br");

    /// Answers below this many bytes are sent as they are.
    public static final int WORTH_COMPRESSING = 1024;

    private static final int BROTLI_QUALITY = 5;

    private final String coding;
    private final String mark;

    Encoding(String coding, String mark) {
        this.coding = coding;
        this.mark = mark;
    }

    /// The value of `Content-Encoding`, or `null`.
    public String coding() {
        return coding;
    }

    /// The strong tag of the bytes in this coding: each coding has its own.
    public String etag(String tag) {
        return '"' + tag + mark + '"';
    }

    /// The coding that a client likes best among ours: by weight, and of equal ones the smaller. A named coding counts
    /// before `*` (RFC 9110, section 12.5.3).
    ///
    /// @param acceptEncoding the header, or `null`
    public static Encoding accepted(String acceptEncoding) {
        if (acceptEncoding == null || acceptEncoding.isEmpty()) {
            return IDENTITY;
        }
        double any = -1;
        double gzip = -1;
        double br = -1;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            int semicolon = part.indexOf(';');
            double weight =
                    semicolon < 0 ? 1 : weight(part.substring(semicolon + 1).strip());
            switch ((semicolon < 0 ? part : part.substring(0, semicolon)).strip()) {
                case "gzip", "x-gzip" -> gzip = weight;
                case "br" -> br = weight;
                case "*" -> any = weight;
                default -> {}
            }
        }
        double forGzip = gzip < 0 ? any : gzip;
        double forBr = Native.AVAILABLE ? br < 0 ? any : br : 0;
        if (forBr > 0 && forBr >= forGzip) {
            return BR;
        }
        return forGzip > 0 ? GZIP : IDENTITY;
    }

    /// The bytes in this coding.
    public byte[] encode(byte[] bytes) {
        try {
            return switch (this) {
                case IDENTITY -> bytes;
                case GZIP -> gzip(bytes);
                case BR -> Encoder.compress(bytes, new Encoder.Parameters().setQuality(BROTLI_QUALITY));
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static double weight(String parameter) {
        if (!parameter.startsWith("q=")) {
            return 1;
        }
        try {
            return Double.parseDouble(parameter.substring(2).strip());
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// Loads the library when it is first asked for.
    private static final class Native {
        private static final boolean AVAILABLE = Brotli4jLoader.isAvailable();
    }
}
