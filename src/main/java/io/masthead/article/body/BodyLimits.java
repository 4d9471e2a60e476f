package io.masthead.article.body;

/// How large a body may be. The figures are far above what newspapers print, and keep every body cheap to render.
final class BodyLimits {

    static final int BLOCKS = 2_000;

    /// UTF-16 units of all text of a body together, captions and quotations included.
    static final int TEXT = 200_000;

    static final int SPANS_OF_A_PASSAGE = 1_000;
    static final int LINKS_OF_A_PASSAGE = 500;
    static final int IMAGES_OF_A_GALLERY = 100;
    static final int ROWS_OF_A_TABLE = 500;
    static final int CELLS_OF_A_ROW = 50;
    static final int LIST_LEVEL = 6;

    /// Alternative text, captions, credits, quotations, attributions: UTF-16 units each.
    static final int LINE = 2_000;

    static final int KEY = 64;

    /// Further faults are not reported.
    static final int FAULTS = 100;

    private BodyLimits() {}
}
