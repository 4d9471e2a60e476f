package io.masthead.article.body;

import io.masthead.media.Image;
import java.util.Optional;

/// What a body refers to, as it is now. Load it at once for [Body#mediaIds()] and [Body#articleIds()]: it is asked once
/// for every reference.
public interface BodyLinks {

    /// The image with its own words and renditions, or nothing if it is gone.
    Optional<Image> image(String mediaId);

    /// The current address of an article, or nothing if readers cannot see it.
    Optional<String> articleUrl(String articleId);
}
