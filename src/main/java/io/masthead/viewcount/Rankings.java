package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import io.masthead.shared.time.Rounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// What is viewed most, kept in memory and made anew in the background as long as somebody asks for it. Readers are
/// answered from memory, but for the first who asks.
@Singleton
public class Rankings {

    private static final Logger LOG = Logger.getLogger(Rankings.class);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(60);
    private static final long WANTED = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST_KEPT = 2_000;

    /// More than anybody may ask for, since some may be withdrawn before the ranking is made anew.
    private static final int DEPTH = 200;

    private static final int MARGIN = 10;

    private final MostViewedRepository repository;
    private final Clock clock;
    private final Executor own = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Wish, Ranking> kept = new ConcurrentHashMap<>();

    private record Wish(String window, boolean trending, Id category) {}

    private static final class Ranking {

        private final CompletableFuture<List<ArticleViews>> articles;
        private final long madeAt = System.nanoTime();
        private volatile long askedAt;

        Ranking(CompletableFuture<List<ArticleViews>> articles, long askedAt) {
            this.articles = articles;
            this.askedAt = askedAt;
        }

        boolean isFresh() {
            return !articles.isCompletedExceptionally() && System.nanoTime() - madeAt < FRESH;
        }
    }

    Rankings(MostViewedRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// The most viewed stories, at most a minute old: a few more than asked for, because some may have left since.
    /// Whoever shows them leaves out what readers cannot see any more.
    ///
    /// @param window `1h`, `24h`, `7d`, `30d` or `all`
    /// @param trending whether what is viewed now comes first; not with `all`
    /// @param category only stories in or below it, or `null` for all
    public List<ArticleViews> top(String window, boolean trending, Id category, int limit) {
        Wish wish = new Wish(window, trending, category);
        Ranking ranking = kept.compute(wish, (same, known) -> known != null && known.isFresh() ? known : made(wish));
        ranking.askedAt = System.nanoTime();
        try {
            return ranking.articles.join().stream().limit(limit + MARGIN).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    void start(@Observes StartupEvent start, Rounds rounds) {
        rounds.every("masthead.rankings.every", this::refresh);
    }

    /// Makes anew what was asked for lately, one after the other, and forgets the rest.
    public void refresh() {
        long now = System.nanoTime();
        kept.values().removeIf(ranking -> now - ranking.askedAt > WANTED);
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        kept.forEach((wish, ranking) -> {
            try {
                List<ArticleViews> articles = make(wish);
                kept.replace(wish, ranking, new Ranking(CompletableFuture.completedFuture(articles), ranking.askedAt));
            } catch (RuntimeException failed) {
                LOG.warnf("A ranking could not be made anew: %s", failed.getMessage());
            }
        });
    }

    /// On a thread of its own, for all who wait; so it is nobody's statement in particular.
    private Ranking made(Wish wish) {
        return new Ranking(CompletableFuture.supplyAsync(() -> make(wish), own), System.nanoTime());
    }

    private List<ArticleViews> make(Wish wish) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.top(wish.window(), wish.trending(), wish.category(), DEPTH, now));
    }
}
