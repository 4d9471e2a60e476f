package io.masthead.media;

import io.masthead.shared.id.Id;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names pictures by their bytes. The hash is SHA-256 of what was uploaded, in full: two pictures never
/// share it. The address, which stands in URLs that are kept for a year, has its first half (128 bits) and
/// 32 bits of how the files are made and for which entry of the library; so another focal point or another
/// recipe is another address, no kept file is ever wrong, and who removes a picture while the same bytes
/// are brought again never removes the new files.
final class ContentAddress {

    /// Changes whenever the renditions are made in another way.
    private static final String RECIPE = "2";

    /// How many characters of an address come from the picture's bytes.
    private static final int OWN = 32;

    private static final int OF_RECIPE = 8;

    private ContentAddress() {}

    /// SHA-256 of a file, in hexadecimal.
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Where the files of a picture are found.
    static String of(String hash, Id media, FocalPoint focus, RenditionSet set) {
        return hash.substring(0, OWN) + digest(recipe(set) + " " + media + " " + focus.x() + " " + focus.y());
    }

    /// Names the way in which files are made today; another one means that they can be made anew.
    static String recipe(RenditionSet set) {
        return digest(RECIPE + " " + set.widths());
    }

    private static String digest(String text) {
        byte[] bytes = sha256().digest(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(bytes).substring(0, OF_RECIPE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
