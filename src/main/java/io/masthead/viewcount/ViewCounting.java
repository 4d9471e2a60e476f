package io.masthead.viewcount;

import io.masthead.shared.http.Crawlers;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.Increment;
import io.masthead.tally.Once;
import io.masthead.tally.Tallied;
import io.masthead.tally.Tally;
import io.masthead.tally.ViewTotals;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Decides whether a view counts, and has it counted. Never waits, and asks the database for nothing on its own: it
/// may be called on the event loop.
@Singleton
public class ViewCounting {

    /// An event's name counts once for this long. Longer than an event may be late.
    static final Duration NAMES_ARE_KEPT = Duration.ofDays(8);

    private static final Duration MOST_LATE = Duration.ofDays(7);
    private static final Duration MOST_EARLY = Duration.ofMinutes(5);
    private static final String EVENT = "view";

    private final KnownArticles articles;
    private final Crawlers crawlers;
    private final Visitors visitors;
    private final Tally tally;
    private final ViewMetrics metrics;
    private final Clock clock;

    ViewCounting(
            KnownArticles articles,
            Crawlers crawlers,
            Visitors visitors,
            Tally tally,
            ViewMetrics metrics,
            Clock clock) {
        this.articles = articles;
        this.crawlers = crawlers;
        this.visitors = visitors;
        this.tally = tally;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Counts one view that happens now. A crawler's, or one that counted before, is passed over in silence.
    ///
    /// @return when it is committed; fails with a [Problem]: `404` if readers cannot see such an article, `503`
    ///     if
    ///     it could not be committed
    CompletionStage<Void> count(String slugOrId, ViewInput view, String userAgent) {
        Instant now = clock.instant();
        return articles.find(slugOrId).thenCompose(article -> {
            if (article.isEmpty()) {
                metrics.rejected(Reason.UNKNOWN_ARTICLE);
                throw Problem.notFound("article");
            }
            if (crawlers.isOne(userAgent)) {
                metrics.rejected(Reason.CRAWLER);
                return CompletableFuture.completedFuture(null);
            }
            var increment = increment(article.get(), view.eventId(), view.visitor(), now, now);
            return write(List.of(increment)).thenAccept(tallied -> receipt(tallied.getFirst()));
        });
    }

    /// Counts views that happened a while ago.
    ///
    /// @return for each event in order why it does not count, or nothing if it does; fails with a [Problem] of
    ///     status 503 if they could not be committed, and then none is acknowledged
    CompletionStage<List<Optional<Reason>>> count(List<ViewEvent> events, String userAgent) {
        Instant now = clock.instant();
        boolean crawler = crawlers.isOne(userAgent);
        List<CompletableFuture<Optional<Id>>> found = events.stream()
                .map(event -> articles.find(event.articleId()).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(found.toArray(CompletableFuture[]::new)).thenCompose(all -> {
            List<Optional<Reason>> reasons = new ArrayList<>();
            List<Increment> increments = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                ViewEvent event = events.get(i);
                Optional<Reason> refused = refusal(event, found.get(i).join(), crawler, now);
                refused.ifPresent(metrics::rejected);
                reasons.add(refused);
                if (refused.isEmpty()) {
                    increments.add(increment(event.articleId(), event.eventId(), event.visitor(), event.at(), now));
                }
            }
            return increments.isEmpty()
                    ? CompletableFuture.completedFuture(reasons)
                    : write(increments).thenApply(tallied -> merged(reasons, tallied));
        });
    }

    private static Optional<Reason> refusal(ViewEvent event, Optional<Id> article, boolean crawler, Instant now) {
        if (crawler) {
            return Optional.of(Reason.CRAWLER);
        }
        if (event.at().isBefore(now.minus(MOST_LATE))) {
            return Optional.of(Reason.TOO_OLD);
        }
        if (event.at().isAfter(now.plus(MOST_EARLY))) {
            return Optional.of(Reason.IN_THE_FUTURE);
        }
        return article.isEmpty() ? Optional.of(Reason.UNKNOWN_ARTICLE) : Optional.empty();
    }

    private Increment increment(Id article, String eventId, String visitor, Instant at, Instant now) {
        List<Once> names = new ArrayList<>(2);
        if (eventId != null) {
            names.add(Once.of(EVENT, eventId, now.plus(NAMES_ARE_KEPT)));
        }
        if (visitor != null) {
            names.add(visitors.once(article, visitor, at, now));
        }
        return new Increment(ViewTotals.of(article, at), List.copyOf(names));
    }

    private CompletionStage<List<Tallied>> write(List<Increment> increments) {
        return tally.count(increments).whenComplete((tallied, failed) -> {
            if (failed != null) {
                metrics.unavailable();
            }
        });
    }

    private List<Optional<Reason>> merged(List<Optional<Reason>> refused, List<Tallied> tallied) {
        Iterator<Tallied> next = tallied.iterator();
        return refused.stream()
                .map(reason -> reason.isPresent() ? reason : receipt(next.next()))
                .toList();
    }

    private Optional<Reason> receipt(Tallied tallied) {
        Optional<Reason> reason = tallied.taken()
                .map(name -> name.scope().equals(Visitors.SCOPE) ? Reason.SAME_VISITOR : Reason.SAME_EVENT);
        reason.ifPresentOrElse(metrics::rejected, metrics::counted);
        return reason;
    }
}
