package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The part of all stories that somebody may see. One rule in two forms: as a condition of a list's statement,
/// and for a single row; a test holds them against each other.
///
/// @param categories with all that is below them; none means nothing at all
/// @param tags if there are any, only stories that carry one of them
/// @param delay for how long after its date a story stays hidden; a correction of one that is shown never hides it
/// @param history how long after its date a story is shown, or `null` for ever
public record Within(List<Id> categories, List<Id> tags, Duration delay, Duration history) {

    /// No category has this id.
    private static final Id NOTHING = new Id(-1);

    public Within {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }

    /// The same, but only what stands in these categories.
    public Within narrowed(List<Id> others) {
        return new Within(others, tags, delay, history);
    }

    /// Whether it covers a story at a moment.
    ///
    /// @param tree the categories as they stand
    public boolean covers(Sorted row, CategoryTree tree, Instant now) {
        return row.kind().equals("story")
                && !row.publishAt().isAfter(now)
                && (row.expireAt() == null || row.expireAt().isAfter(now))
                && !(delays() && row.publishedAt().isAfter(now.minus(delay)))
                && !(history != null && row.publishedAt().isBefore(now.minus(history)))
                && isSorted(row, tree);
    }

    /// When the clock alone takes a story out, or `null`.
    public Instant ends(PublishedRow row) {
        return history == null ? null : row.publishedAt().plus(history);
    }

    private boolean isSorted(Sorted row, CategoryTree tree) {
        boolean sorted = row.category() != null
                && tree.path(row.category()).stream().anyMatch(step -> categories.contains(step.id()));
        return sorted && (tags.isEmpty() || row.tags().stream().anyMatch(tags::contains));
    }

    private boolean delays() {
        return delay.isPositive();
    }

    /// The terms whose lists have to be walked; never none, for that would be all.
    List<Id> leads() {
        return categories.isEmpty() ? List.of(NOTHING) : categories;
    }

    /// Adds what the walk of one of the leads leaves open; `i` is the index that is walked.
    void filter(Sql sql, Instant now) {
        if (delays()) {
            sql.add(" and i.published_at <= ?", now.minus(delay));
        }
        if (history != null) {
            sql.add(" and i.published_at >= ?", now.minus(history));
        }
        if (!tags.isEmpty()) {
            ArticleList.alsoIn(sql, tags);
        }
    }
}
