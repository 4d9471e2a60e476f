package io.masthead.syndication;

import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleSummary;
import io.masthead.article.PublishedRow;
import io.masthead.article.Sorted;
import io.masthead.article.Standing;
import io.masthead.article.Within;
import io.masthead.changelog.Entry;
import io.masthead.partner.PlanTerms;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Fields;
import io.masthead.taxonomy.CategoryTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a partner's plan allows to be seen. Every article that leaves the partners' area has passed here: lists by the
/// condition in their statement, single ones by the same rule in memory ([Within]).
final class Entitlement {

    private final PlanTerms terms;
    private final Within within;

    private Entitlement(PlanTerms terms, Within within) {
        this.terms = terms;
        this.within = within;
    }

    /// What these terms allow.
    static Entitlement of(PlanTerms terms) {
        return new Entitlement(
                terms,
                new Within(
                        terms.categories(),
                        terms.tags(),
                        Duration.ofMinutes(terms.delayMinutes()),
                        terms.historyDays() == null ? null : Duration.ofDays(terms.historyDays())));
    }

    /// As the condition of a list.
    ///
    /// @param only a category that was asked for, or `null`
    Within within(CategoryTree tree, Id only) {
        List<Id> allowed = terms.categories().stream()
                .filter(id -> tree.path(id).stream()
                        .noneMatch(step ->
                                !step.id().equals(id) && terms.categories().contains(step.id())))
                .toList();
        if (only == null) {
            return within.narrowed(allowed);
        }
        if (allowed.stream().anyMatch(id -> tree.isWithin(only, id))) {
            return within.narrowed(List.of(only));
        }
        return within.narrowed(
                allowed.stream().filter(id -> tree.isWithin(id, only)).toList());
    }

    /// Whether a single article may be seen now.
    boolean allows(PublishedRow row, CategoryTree tree, Instant now) {
        return within.covers(row, tree, now);
    }

    /// Everything that it allows at any time: what partners keep does not end with `history`, and the delay is seen to
    /// by who walks.
    Within always() {
        return new Within(terms.categories(), terms.tags(), Duration.ZERO, null);
    }

    /// Whether a visible story stands where it allows it, whatever its date.
    boolean reaches(Sorted row, CategoryTree tree, Instant now) {
        return always().covers(row, tree, now);
    }

    /// Whether it names the lists that a story stands, or stood, in.
    boolean names(Standing story) {
        return story.terms().stream().anyMatch(terms.categories()::contains)
                && (terms.tags().isEmpty() || story.terms().stream().anyMatch(terms.tags()::contains));
    }

    /// How long after its date an article is handed out.
    Duration delay() {
        return Duration.ofMinutes(terms.delayMinutes());
    }

    boolean isDelayed() {
        return terms.delayMinutes() > 0;
    }

    /// Whether another plan allows the very same copies of the very same articles.
    boolean isLike(Entitlement other) {
        return terms.categories().equals(other.terms.categories())
                && terms.tags().equals(other.terms.tags())
                && terms.delayMinutes() == other.terms.delayMinutes()
                && hasFormOf(other);
    }

    /// How much of an article a plan allows, and under what conditions.
    record Form(boolean fullText, boolean images, int embargoMinutes, boolean linkCanonical) {}

    Form form() {
        return new Form(terms.fullText(), terms.images(), terms.embargoMinutes(), terms.linkCanonical());
    }

    /// Whether another plan allows as much of an article.
    boolean hasFormOf(Entitlement other) {
        return form().equals(other.form());
    }

    /// When the clock alone takes an article away from the partner, or `null`.
    Instant ends(PublishedRow row) {
        return within.ends(row);
    }

    /// When the clock alone lets an article in, or `null`.
    Instant begins(PublishedRow row, Instant now) {
        Instant begin = row.publishedAt().plus(Duration.ofMinutes(terms.delayMinutes()));
        return begin.isAfter(now) ? begin : null;
    }

    /// How long an answer is good although nothing is logged: with a delay, articles come in by the clock alone.
    Optional<Duration> staleAfter() {
        return terms.delayMinutes() == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(5));
    }

    /// Whether an article that has left was allowed when it did: by the lists that the log says it stood in, and only
    /// if it had been there for longer than the delay.
    ///
    /// @param trail what the log says of it: `publish`, `withdraw`, `kill` and `expire`, in order
    boolean allowed(List<Entry> trail) {
        Optional<Entry> began =
                trail.stream().filter(entry -> entry.type().equals("publish")).findFirst();
        return trail.stream()
                .filter(entry -> !entry.type().equals("publish"))
                .filter(entry -> entry.surrogateKeys().stream().anyMatch(key -> key.startsWith("list:")))
                .reduce((before, last) -> last)
                .filter(left -> isIn(left, terms.categories()))
                .filter(left -> terms.tags().isEmpty() || isIn(left, terms.tags()))
                .filter(left -> began.isPresent()
                        && !began.get()
                                .at()
                                .plus(Duration.ofMinutes(terms.delayMinutes()))
                                .isAfter(left.at()))
                .isPresent();
    }

    private static boolean isIn(Entry left, List<Id> terms) {
        return terms.stream().anyMatch(id -> left.surrogateKeys().contains("list:" + id));
    }

    /// The members of an article that the plan allows.
    Fields fields() {
        List<String> chosen = new ArrayList<>(List.of(
                "kind",
                "subtitle",
                "summary",
                "category",
                "tags",
                "byline",
                "source",
                "corrections",
                "rights",
                "canonicalUrl"));
        if (terms.fullText()) {
            chosen.addAll(List.of("body", "wordCount", "readingMinutes"));
        }
        if (terms.images()) {
            chosen.add("leadImage");
        }
        return Fields.parse(String.join(",", chosen), ArticleDetail.OPTIONAL, ArticleSummary.REQUIRED);
    }

    boolean fullText() {
        return terms.fullText();
    }

    boolean images() {
        return terms.images();
    }

    boolean linkCanonical() {
        return terms.linkCanonical();
    }

    /// Until when a partner must hold an article back, or `null`.
    Instant embargoedUntil(PublishedRow row) {
        return terms.embargoMinutes() == 0 ? null : row.publishedAt().plus(Duration.ofMinutes(terms.embargoMinutes()));
    }
}
