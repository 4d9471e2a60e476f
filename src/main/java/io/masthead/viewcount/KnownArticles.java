package io.masthead.viewcount;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.Gathering;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Which articles readers can see. What was found, asked of the database a batch at a time, is believed until the
/// change log names the article: so a withdrawn one is unknown within a second, on every node, and a view costs the
/// same however many articles there are. That there is no such article is never believed, so a published one counts
/// from its first view. Memory is bounded: what was found longest ago is forgotten, a generation at a time.
@Singleton
public class KnownArticles implements Listener {

    private static final Logger LOG = Logger.getLogger(KnownArticles.class);
    private static final int MOST_WAITING = 20_000;
    private static final int GENERATION = 65_536;

    /// Who has not heard from the log for so long does not know what was withdrawn.
    private static final long LONGEST_SILENCE = Duration.ofSeconds(1).toNanos();

    /// How long anybody waits for the database; nothing is counted until it has answered.
    private static final long PATIENCE_MILLIS = 900;

    private final VisibleArticles articles;
    private final Tail tail;
    private final Clock clock;
    private final Gathering<Question> questions;
    private volatile Beliefs beliefs = new Beliefs(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    private long changes;

    private record Question(Object name, CompletableFuture<Optional<Id>> answer) {}

    /// What is believed, in two generations: the older one is forgotten as a whole.
    private record Beliefs(Map<Object, Visible> old, Map<Object, Visible> young) {

        Visible find(Object name) {
            Visible known = young.get(name);
            return known == null ? old.get(name) : known;
        }

        /// A slug is believed only as long as its article: to forget that forgets all its slugs.
        Visible believed(Object name) {
            Visible known = find(name);
            return known == null || name instanceof Id || find(known.article) == known ? known : null;
        }
    }

    /// @param until when it stops to be visible, or `null`
    record Visible(Id article, Instant until) {}

    KnownArticles(DataSource database, Tail tail, Clock clock) {
        this.articles = new VisibleArticles(database);
        this.tail = tail;
        this.clock = clock;
        this.questions = new Gathering<>("known-articles", MOST_WAITING, this::answer);
    }

    /// The visible article with this id, or with this slug now or in former times.
    ///
    /// @return at once if it is known; fails with a [Problem] of `503` if the database cannot be asked
    CompletionStage<Optional<Id>> find(String slugOrId) {
        Optional<Id> id = Id.parse(slugOrId);
        return find(id.isPresent() ? id.get() : (Object) slugOrId);
    }

    /// The same by id.
    CompletionStage<Optional<Id>> find(Id article) {
        return find((Object) article);
    }

    private CompletionStage<Optional<Id>> find(Object name) {
        Visible known = beliefs.believed(name);
        if (known != null && isVisible(known) && tail.silentFor() < LONGEST_SILENCE) {
            return CompletableFuture.completedFuture(Optional.of(known.article));
        }
        if (tail.isCutOff()) {
            return CompletableFuture.failedFuture(Problem.withoutDatabase());
        }
        var answer = new CompletableFuture<Optional<Id>>();
        if (!questions.offer(new Question(name, answer), 1)) {
            answer.completeExceptionally(Problem.unavailable("Too many views at once. Try again shortly.", 1));
        }
        return answer.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failed -> CompletableFuture.failedFuture(
                        failed instanceof TimeoutException ? Problem.withoutDatabase() : failed));
    }

    @Override
    public synchronized void changed(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.subject().equals("article")) {
                changes++;
                beliefs.young.remove(entry.subjectId());
                beliefs.old.remove(entry.subjectId());
            }
        }
    }

    void end(@Observes ShutdownEvent shutdown) {
        questions.close();
    }

    private boolean isVisible(Visible known) {
        return known.until == null || clock.instant().isBefore(known.until);
    }

    private void answer(List<Question> asked) {
        long before = changes();
        try {
            Map<Object, Visible> found =
                    articles.find(asked.stream().map(Question::name).distinct().toList(), clock.instant());
            believe(found, before);
            asked.forEach(question -> question.answer.complete(
                    Optional.ofNullable(found.get(question.name)).map(Visible::article)));
        } catch (SQLException | RuntimeException | Error failed) {
            LOG.warnf("The visible articles cannot be asked for: %s", failed.getMessage());
            var problem = Problem.withoutDatabase();
            asked.forEach(question -> question.answer.completeExceptionally(problem));
        }
    }

    private synchronized long changes() {
        return changes;
    }

    /// What was read before the log named an article may be what that article was before.
    private synchronized void believe(Map<Object, Visible> found, long before) {
        if (changes != before) {
            return;
        }
        if (beliefs.young.size() > GENERATION) {
            beliefs = new Beliefs(beliefs.young, new ConcurrentHashMap<>());
        }
        Beliefs current = beliefs;
        found.forEach((name, visible) -> {
            Visible known = current.find(visible.article);
            if (known == null || !known.equals(visible)) {
                known = visible;
                current.young.put(visible.article, known);
            }
            if (!(name instanceof Id)) {
                current.young.put(name, known);
            }
        });
    }
}
