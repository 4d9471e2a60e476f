package io.masthead.article;

import io.masthead.shared.http.PathSegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Surrogate keys of what may come to be: an answer that says that there is nothing at a slug or an old address names
/// that, so that it is dropped when something appears there.
public final class ArticleKeys {

    private static final int BYTES = 16;

    private ArticleKeys() {}

    /// The key of a slug, whoever has it.
    public static String slug(String slug) {
        return "slug:" + PathSegment.encode(slug);
    }

    /// The key of an address that an article had elsewhere; a digest, because addresses are long.
    static String oldAddress(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return "address:" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
