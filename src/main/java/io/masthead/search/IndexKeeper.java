package io.masthead.search;

import io.masthead.changelog.Entries;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.search.util.common.SearchException;
import org.jboss.logging.Logger;

/// Keeps this node's index: opens it in the background when the application starts, brings it after the change log, and
/// has it made anew when there is none, when it is damaged, or when the log says so. Until there is one, searching is
/// answered with `503`, and nothing else is.
@Singleton
public class IndexKeeper implements Listener {

    /// What the log says when every node shall make its index anew.
    static final String SUBJECT = "search";

    private static final Logger LOG = Logger.getLogger(IndexKeeper.class);
    private static final int RETRY_SECONDS = 2;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AFTER_THE_START = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SUSPICIONS = Duration.ofMinutes(10);
    private static final Duration UNSAVED = Duration.ofSeconds(10);

    private final SearchEngine engine;
    private final Entries log;
    private final PublishedTexts texts;
    private final Clock clock;
    private final IndexFolders folders;

    /// Who asks an index holds this shared, so that it is not closed meanwhile.
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private volatile LiveIndex live;
    private volatile LiveIndex made;
    private Rebuild rebuild;
    private Thread thread;
    /// The last change that this node knows of.
    private final AtomicLong announced = new AtomicLong();

    private volatile Instant suspected = Instant.EPOCH;
    private volatile boolean stopped;

    IndexKeeper(
            SearchEngine engine,
            Entries log,
            PublishedTexts texts,
            Clock clock,
            @ConfigProperty(name = "masthead.data-dir") Path dataDir) {
        this.engine = engine;
        this.log = log;
        this.texts = texts;
        this.clock = clock;
        folders = new IndexFolders(dataDir.resolve("search"));
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
        stopped = false;
        thread = Thread.ofPlatform().daemon().name("search-index").start(() -> run(pause));
    }

    /// Writes down how far the index is, and closes it.
    void close() {
        stopped = true;
        wake();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void changed(List<Entry> entries) {
        know(entries.getLast().seq());
        wake();
    }

    /// Asks the index, once it has taken in every change that this node knows of.
    ///
    /// @param patience how long to wait for that
    /// @throws Problem `503` as long as there is no index
    <T> Answer<T> ask(Duration patience, Function<SearchIndex, T> question) {
        boolean current = awaitAnnounced(patience);
        inUse.readLock().lock();
        try {
            if (live == null) {
                throw Problem.unavailable(
                        "The search index of this server is being made. Try again shortly.", RETRY_SECONDS);
            }
            return new Answer<>(question.apply(live.index()), current);
        } catch (SearchException damaged) {
            suspect(damaged);
            throw Problem.unavailable("The search index of this server cannot be read.", RETRY_SECONDS);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /// What cannot be asked is made anew, but not again and again: it may be the question.
    private void suspect(SearchException damaged) {
        Instant now = clock.instant();
        if (now.isBefore(suspected.plus(BETWEEN_SUSPICIONS))) {
            LOG.warnf("The search index could not be asked: %s", damaged);
            return;
        }
        suspected = now;
        LOG.warn("The search index could not be asked and is made anew", damaged);
        rebuild(true);
    }

    private void know(long seq) {
        announced.accumulateAndGet(seq, Math::max);
    }

    /// @param current whether the index had taken in every change that this node knew of
    record Answer<T>(T value, boolean current) {}

    /// How it stands with this node's index.
    SearchState state() {
        LiveIndex serving = live;
        Long size =
                serving == null ? null : ask(Duration.ZERO, SearchIndex::size).value();
        long position = serving == null ? 0 : serving.position().seq();
        lock.lock();
        try {
            boolean running = rebuild != null && rebuild.isRunning();
            String state = serving == null ? "unavailable" : "ready";
            return new SearchState(
                    running ? "rebuilding" : state,
                    serving != null,
                    size,
                    Math.max(0, announced.get() - position),
                    rebuild == null ? null : rebuild.progress());
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitAnnounced(Duration patience) {
        long left = patience.toNanos();
        long wanted = announced.get();
        lock.lock();
        try {
            while ((live == null || live.position().seq() < wanted) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return live != null && live.position().seq() >= wanted;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void run(Duration pause) {
        pause(pause);
        boolean sought = false;
        while (!stopped) {
            try {
                if (!sought) {
                    know(log.last());
                    made = find();
                    sought = true;
                    if (made == null) {
                        rebuild(true);
                    }
                }
                serveWhatWasMade();
                if (live == null || !follow(live)) {
                    pause();
                }
            } catch (Exception failed) {
                LOG.warnf("The search index could not follow the change log: %s", failed);
                pause();
            }
        }
        end();
    }

    private void serveWhatWasMade() {
        LiveIndex fresh = made;
        if (fresh == null) {
            return;
        }
        LiveIndex before;
        inUse.writeLock().lock();
        try {
            before = live;
            live = fresh;
            made = null;
        } finally {
            inUse.writeLock().unlock();
        }
        if (before != null) {
            before.discard();
        }
        wake();
    }

    /// The index of the last run, if it can be used and belongs to this log.
    private LiveIndex find() throws SQLException {
        folders.lock();
        Optional<IndexFolder> folder = folders.latest();
        if (folder.isEmpty()) {
            return null;
        }
        IndexFolder.Position position = folder.get().position().orElse(null);
        boolean ofThisLog = position != null
                && log.find(position.seq())
                        .filter(entry -> entry.at().equals(position.at()))
                        .isPresent();
        if (!ofThisLog || engine.isInside() && !folder.get().isWhole()) {
            LOG.info("The search index cannot be used any more and is made anew");
            folder.get().delete();
            return null;
        }
        return LiveIndex.open(engine, folder.get(), position, clock);
    }

    /// Takes in what is new.
    ///
    /// @return whether there may be more
    private boolean follow(LiveIndex index) throws SQLException {
        List<Entry> entries = log.after(index.position().seq());
        if (entries.isEmpty()) {
            index.save(UNSAVED);
            return false;
        }
        if (entries.stream().anyMatch(entry -> entry.subject().equals(SUBJECT))) {
            rebuild(false);
        }
        index.take(entries, texts.of(articles(entries)), articles(entries));
        wake();
        return true;
    }

    static Set<Id> articles(List<Entry> entries) {
        Set<Id> articles = new LinkedHashSet<>();
        entries.stream()
                .filter(entry -> entry.subject().equals("article"))
                .map(Entry::subjectId)
                .forEach(articles::add);
        return articles;
    }

    /// Has the index made anew beside the one that serves.
    ///
    /// @param unlessRunning whether one that is being made already will do
    private void rebuild(boolean unlessRunning) {
        lock.lock();
        try {
            if (rebuild != null && rebuild.isRunning()) {
                if (unlessRunning) {
                    return;
                }
                rebuild.cancel();
            }
            rebuild = new Rebuild(engine, folders.fresh(), log, texts, clock, this::offer);
            Thread.ofPlatform().daemon().name("search-rebuild").start(rebuild);
        } finally {
            lock.unlock();
        }
    }

    private void offer(LiveIndex fresh) {
        made = fresh;
        wake();
    }

    private void pause() {
        if (made == null && (live == null || live.position().seq() >= announced.get())) {
            pause(IDLE);
        }
    }

    private void pause(Duration length) {
        lock.lock();
        try {
            if (!stopped) {
                moved.await(length.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            if (rebuild != null) {
                rebuild.cancel();
            }
        } finally {
            lock.unlock();
        }
        inUse.writeLock().lock();
        try {
            if (live != null) {
                live.close();
            }
            if (made != null) {
                made.close();
            }
            live = null;
            made = null;
        } finally {
            inUse.writeLock().unlock();
        }
        folders.unlock();
    }
}
