package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.Gathering;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Which articles readers can see, asked of the database a batch at a time. What was found is believed for less
/// than a
/// second: so a withdrawn article is unknown a second later, on every node, and no memory grows with the
/// archive.
/// That there is no such article is never believed, so a published one counts from its first view.
@Singleton
public class KnownArticles {

    private static final Logger LOG = Logger.getLogger(KnownArticles.class);
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_BELIEVED = 50_000;
    private static final long BELIEVED = TimeUnit.MILLISECONDS.toNanos(400);

    private final VisibleArticles articles;
    private final Clock clock;
    private final Gathering<Question> questions;
    private volatile Beliefs beliefs = new Beliefs(Map.of(), new ConcurrentHashMap<>(), System.nanoTime());

    private record Question(String slugOrId, CompletableFuture<Optional<Id>> answer) {}

    /// What is believed, in two generations: the older one is forgotten as a whole.
    private record Beliefs(Map<String, Visible> old, Map<String, Visible> young, long since) {}

    /// @param until when it stops to be visible, or `null`
    record Visible(Id article, Instant until) {}

    KnownArticles(DataSource database, Clock clock) {
        this.articles = new VisibleArticles(database);
        this.clock = clock;
        this.questions = new Gathering<>("known-articles", MOST_WAITING, this::answer);
    }

    /// The visible article with this id, or with this slug now or in former times.
    ///
    /// @return at once if it is known; fails with a [Problem] of `503` if the database cannot be asked
    CompletionStage<Optional<Id>> find(String slugOrId) {
        Beliefs now = beliefs;
        if (System.nanoTime() - now.since < 2 * BELIEVED) {
            Visible known = now.young.get(slugOrId);
            known = known == null ? now.old.get(slugOrId) : known;
            if (known != null && isVisible(known)) {
                return CompletableFuture.completedFuture(Optional.of(known.article));
            }
        }
        var answer = new CompletableFuture<Optional<Id>>();
        if (!questions.offer(new Question(slugOrId, answer), 1)) {
            answer.completeExceptionally(Problem.unavailable("Too many views at once. Try again shortly.", 1));
        }
        return answer;
    }

    void end(@Observes ShutdownEvent shutdown) {
        questions.close();
    }

    private boolean isVisible(Visible known) {
        return known.until == null || clock.instant().isBefore(known.until);
    }

    private void answer(List<Question> asked) {
        Beliefs current = current();
        try {
            Map<String, Visible> found = new HashMap<>(articles.find(
                    asked.stream().map(Question::slugOrId).distinct().toList(), clock.instant()));
            current.young.putAll(found);
            asked.forEach(question -> question.answer.complete(
                    Optional.ofNullable(found.get(question.slugOrId)).map(Visible::article)));
        } catch (SQLException | RuntimeException failed) {
            LOG.warnf("The visible articles cannot be asked for: %s", failed.getMessage());
            var problem = Problem.unavailable("The database cannot be reached. Try again shortly.", 2);
            asked.forEach(question -> question.answer.completeExceptionally(problem));
        }
    }

    /// What is about to be read belongs to a generation that began before.
    private Beliefs current() {
        long now = System.nanoTime();
        Beliefs current = beliefs;
        if (now - current.since >= 2 * BELIEVED) {
            current = new Beliefs(Map.of(), new ConcurrentHashMap<>(), now);
        } else if (now - current.since >= BELIEVED || current.young.size() > MOST_BELIEVED) {
            current = new Beliefs(current.young, new ConcurrentHashMap<>(), now);
        }
        beliefs = current;
        return current;
    }
}
