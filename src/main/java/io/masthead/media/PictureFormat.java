package io.masthead.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The formats that are taken in and written.
enum PictureFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    GIF("gif", "image/gif");

    private static final int HEAD = 12;

    private final String extension;
    private final String contentType;

    PictureFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /// The format by the first bytes of a file. Names and headers are never asked.
    static Optional<PictureFormat> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
        }
    }

    /// The format whose files end in this.
    static PictureFormat ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst()
                .orElseThrow();
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case JPEG -> says(head, 0, "\u00ff\u00d8\u00ff");
            case PNG -> says(head, 0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> says(head, 0, "RIFF") && says(head, 8, "WEBP");
            case GIF -> says(head, 0, "GIF87a") || says(head, 0, "GIF89a");
        };
    }

    private static boolean says(byte[] head, int at, String signature) {
        for (int i = 0; i < signature.length(); i++) {
            if (at + i >= head.length || (head[at + i] & 0xFF) != signature.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String extension() {
        return extension;
    }

    String contentType() {
        return contentType;
    }
}
