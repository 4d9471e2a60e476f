package io.masthead.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The formats that are written. Only those with a name for ImageIO's reader are taken in.
enum PictureFormat {
    JPEG("jpg", "image/jpeg", "jpeg", 0xFF, 0xD8, 0xFF),
    PNG("png", "image/png", "png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    WEBP("webp", "image/webp", null);

    private final String extension;
    private final String contentType;
    private final String reader;
    private final byte[] signature;

    PictureFormat(String extension, String contentType, String reader, int... signature) {
        this.extension = extension;
        this.contentType = contentType;
        this.reader = reader;
        this.signature = new byte[signature.length];
        for (int i = 0; i < signature.length; i++) {
            this.signature[i] = (byte) signature[i];
        }
    }

    /// The format by the first bytes of a file. Names and headers are never asked.
    static Optional<PictureFormat> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        return Arrays.stream(values())
                .filter(format -> format.reader != null && format.begins(head))
                .findFirst();
    }

    /// The format whose files end in this.
    static PictureFormat ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst()
                .orElseThrow();
    }

    private boolean begins(byte[] head) {
        return head.length >= signature.length
                && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
    }

    String extension() {
        return extension;
    }

    String contentType() {
        return contentType;
    }

    /// The name of ImageIO's reader.
    String reader() {
        return reader;
    }
}
