package io.masthead.related;

import io.masthead.article.PublishedRow;
import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that is related to an article, or might have been.
@Schema(description = "Something that is related to an article, or might have been.")
public record AdminRelatedItem(
        @Schema(description = "The other article, if it is one of ours.")
        Id articleId,

        @Schema(description = "Its headline; absent if readers cannot see it.", maxLength = 500)
        String title,

        @Schema(description = "An address elsewhere.") RelatedLink link,

        @Schema(
                required = true,
                description = "What speaks for it most: `pinned`, `shared-tags` or `similar-text`.",
                examples = "shared-tags",
                maxLength = 60)
        String reason,

        @Schema(
                required = true,
                description = "How closely it is related, from 0 to 1.",
                examples = "0.67",
                minimum = "0",
                maximum = "1")
        double score,

        @Schema(
                description = "How much of the weight of all tags both have, from 0 to 1; with `explain=true`.",
                minimum = "0",
                maximum = "1")
        Double tags,

        @Schema(
                description = "How much of what tells most in the text both have, from 0 to 1; with `explain=true`.",
                minimum = "0",
                maximum = "1")
        Double text,

        @Schema(description = "Whether both are in the same category; with `explain=true`.")
        Boolean sameCategory,

        @Schema(
                description =
                        "Why readers are not shown it: `not-visible`, `duplicate`, `translation`, `below-threshold` or"
                                + " `beyond-limit`; absent if they are.",
                examples = "below-threshold",
                maxLength = 60)
        String out) {

    static AdminRelatedItem link(RelatedLink link) {
        return new AdminRelatedItem(null, null, link, "pinned", 1, null, null, null, null);
    }

    static AdminRelatedItem pinned(Id article, PublishedRow row, String reason, String out) {
        return new AdminRelatedItem(article, row == null ? null : row.title(), null, reason, 1, null, null, null, out);
    }

    /// @param detail how it was judged, or `null` if that was not asked for
    static AdminRelatedItem computed(PublishedRow row, String reason, double score, Verdict detail, String out) {
        return new AdminRelatedItem(
                row.id(),
                row.title(),
                null,
                reason,
                score,
                detail == null ? null : rounded(detail.tags()),
                detail == null ? null : rounded(detail.text()),
                detail == null ? null : detail.sameCategory(),
                out);
    }

    private static double rounded(double share) {
        return Math.round(100 * share) / 100.0;
    }
}
