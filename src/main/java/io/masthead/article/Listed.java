package io.masthead.article;

/// An article that can be seen: its row, and how lists show it.
public record Listed(PublishedRow row, ArticleSummary summary) {

    private static final int EMPTY = 1000;
    private static final int TERM = 200;

    /// In memory, in bytes, roughly; both have their texts in common.
    int weight() {
        return EMPTY
                + 2
                        * (length(row.title())
                                + length(row.subtitle())
                                + length(row.summary())
                                + row.slug().length())
                + TERM * (row.tags().size() + row.byline().size());
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
