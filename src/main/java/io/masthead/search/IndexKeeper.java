package io.masthead.search;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.shared.problem.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.search.util.common.SearchException;
import org.jboss.logging.Logger;

/// Keeps this node's index: opens it in the background when the application starts, has it follow the change log, and
/// answers what is asked of it. It is made anew when there is none, when it is damaged, or when the log says so. Until
/// there is one, searching is answered with `503`, and nothing else is.
@Singleton
public class IndexKeeper implements Listener {

    private static final Logger LOG = Logger.getLogger(IndexKeeper.class);
    private static final int RETRY_SECONDS = 2;
    private static final Duration AFTER_THE_START = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SUSPICIONS = Duration.ofMinutes(10);

    private final IndexSource source;
    private final IndexFolders folders;
    private final Backlog backlog = new Backlog();
    private final ServingIndex serving = new ServingIndex();
    private final Rebuilds rebuilds;

    private IndexFollower follower;
    private Thread thread;
    private volatile Instant suspected = Instant.EPOCH;

    IndexKeeper(IndexSource source, @ConfigProperty(name = "masthead.data-dir") Path dataDir) {
        this.source = source;
        folders = new IndexFolders(dataDir.resolve("search"));
        rebuilds = new Rebuilds(source, folders, backlog::call);
    }

    void start(@Observes StartupEvent start) {
        open(AFTER_THE_START);
    }

    void stop(@Observes ShutdownEvent end) {
        close();
    }

    /// Begins to keep the index; returns at once.
    ///
    /// @param pause before it is opened: that takes a processor for a second, which the start needs itself
    void open(Duration pause) {
        follower = new IndexFollower(source, folders, backlog, serving, rebuilds, pause);
        thread = Thread.ofPlatform().daemon().name("search-index").start(follower);
    }

    /// Writes down how far the index is, and closes it.
    void close() {
        if (follower == null) {
            return;
        }
        follower.stop();
        try {
            thread.join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void changed(List<Entry> entries) {
        backlog.know(entries.getLast().seq());
        if (entries.stream().anyMatch(entry -> entry.subject().equals(IndexFollower.SUBJECT))) {
            backlog.call();
        }
    }

    /// @param current whether the index had taken in every change that this node knew of
    record Answer<T>(T value, boolean current) {}

    /// Asks the index, once it has taken in every change that this node knows of.
    ///
    /// @param patience how long to wait for that
    /// @throws Problem `503` as long as there is no index
    <T> Answer<T> ask(Duration patience, Function<IndexQueries, T> question) {
        boolean current = backlog.awaitTaken(patience);
        try {
            T value = serving.ask(question)
                    .orElseThrow(() -> Problem.unavailable(
                            "The search index of this server is being made. Try again shortly.", RETRY_SECONDS));
            return new Answer<>(value, current);
        } catch (SearchException damaged) {
            suspect(damaged);
            throw Problem.unavailable("The search index of this server cannot be read.", RETRY_SECONDS);
        }
    }

    /// What cannot be asked is made anew, but not again and again: it may be the question.
    private void suspect(SearchException damaged) {
        Instant now = source.clock().instant();
        if (now.isBefore(suspected.plus(BETWEEN_SUSPICIONS))) {
            LOG.warnf("The search index could not be asked: %s", damaged);
            return;
        }
        suspected = now;
        LOG.warn("The search index could not be asked and is made anew", damaged);
        rebuilds.beginUnlessRunning();
    }

    /// How it stands with this node's index.
    SearchState state() {
        Long size = serving.ask(IndexQueries::size).orElse(null);
        String state = size == null ? "unavailable" : "ready";
        return new SearchState(
                rebuilds.isRunning() ? "rebuilding" : state,
                size != null,
                size,
                backlog.size(),
                rebuilds.progress().orElse(null));
    }
}
