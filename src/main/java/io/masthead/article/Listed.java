package io.masthead.article;

import io.masthead.media.Image;

/// An article that can be seen: its row, and how lists show it.
public record Listed(PublishedRow row, ArticleSummary summary) {

    private static final int EMPTY = 1000;
    private static final int TERM = 220;

    /// Its renditions and their addresses.
    private static final int PICTURE = 2200;

    /// In memory, in bytes, roughly; both have their texts in common.
    int weight() {
        Image picture = summary.leadImage();
        int path = summary.category() == null ? 0 : summary.category().path().size();
        return EMPTY
                + 2
                        * (length(row.title())
                                + length(row.subtitle())
                                + length(row.summary())
                                + row.slug().length())
                + TERM * (row.tags().size() + row.byline().size() + path)
                + (picture == null ? 0 : weight(picture));
    }

    private static int weight(Image picture) {
        return PICTURE + 2 * (length(picture.alt()) + length(picture.caption()) + length(picture.credit()));
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
