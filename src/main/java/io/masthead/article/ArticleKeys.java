package io.masthead.article;

import io.masthead.shared.http.PathSegment;
import io.masthead.shared.id.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Surrogate keys of what may come to be: an answer that says that there is nothing at a slug or an old address names
/// that, so that it is dropped when something appears there.
public final class ArticleKeys {

    private static final int BYTES = 16;

    private ArticleKeys() {}

    /// The key of a slug, whoever has it.
    public static String slug(String slug) {
        return "slug:" + PathSegment.encode(slug);
    }

    /// The keys that a change of an article drops: its own, and what stands for it where it cannot be seen yet.
    static List<String> of(Id article) {
        return List.of("article:" + article, coming(article));
    }

    /// The key of an article that somebody names before readers may know of it: its beginning changes the answer. A
    /// digest, because answers tell no id that is not public.
    public static String coming(Id article) {
        return "coming:" + digest(article.toString());
    }

    /// The key of an address that an article had elsewhere; a digest, because addresses are long.
    static String oldAddress(String address) {
        return "address:" + digest(address);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
