package io.masthead.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Compares store and database once a day: removes files that no row knows, and addresses that pictures
/// left a week ago; tells of rows whose files are gone. Of all nodes the one that writes the next turn down
/// first does it.
@Singleton
public class MediaSweep {

    private static final Logger LOG = Logger.getLogger(MediaSweep.class);
    private static final Duration EVERY = Duration.ofDays(1);

    /// Files are kept before the rows that name them: younger ones may still get theirs.
    private static final Duration YOUNG = Duration.ofDays(1);

    /// No kept answer, and hardly a copy elsewhere, shows an address for longer.
    private static final Duration FORMER = Duration.ofDays(7);

    private static final int BLOCK = 500;
    private static final int MOST_TOLD = 100;

    private final MediaStore store;
    private final KeptFiles kept;
    private final Arrivals arrivals;
    private final EntityManager database;
    private final ObjectMapper json;
    private final Clock clock;

    MediaSweep(
            MediaStore store,
            KeptFiles kept,
            Arrivals arrivals,
            EntityManager database,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.kept = kept;
        this.arrivals = arrivals;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Sweeps if it is time.
    @Scheduled(every = "${masthead.media.sweep-look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void look() {
        if (DeadlockRetry.call(this::isOurs)) {
            try {
                MediaSweepReport report = sweep();
                DeadlockRetry.run(() -> write(report));
            } catch (IOException away) {
                LOG.warnf("pictures could not be swept: %s", away.getMessage());
            }
        }
    }

    private boolean isOurs() {
        Instant now = clock.instant();
        return Sql.of("update media_sweep set next_at = ? where id = 1 and next_at <= ?", now.plus(EVERY), now)
                        .run(database)
                == 1;
    }

    /// Lets the next look find that it is time, within the current transaction.
    void ask() {
        Sql.of("update media_sweep set next_at = ? where id = 1", clock.instant())
                .run(database);
    }

    /// What the last sweep found.
    MediaSweepReport last() {
        Row row = Sql.of("select report from media_sweep where id = 1")
                .rows(database)
                .getFirst();
        try {
            return row.absent(0) ? MediaSweepReport.NONE : json.readValue(row.text(0), MediaSweepReport.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report cannot be read", broken);
        }
    }

    private void write(MediaSweepReport report) {
        try {
            Sql.of("update media_sweep set report = ? where id = 1", json.writeValueAsString(report))
                    .run(database);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report can be written", broken);
        }
    }

    /// Sweeps now.
    MediaSweepReport sweep() throws IOException {
        Instant now = clock.instant();
        arrivals.clear(now.minus(YOUNG));
        DeadlockRetry.run(() -> Sql.of("delete from media_former where left_at < ?", now.minus(FORMER))
                .run(database));
        Found found = new Found(now.minus(YOUNG));
        store.walk(found::look);
        found.judge();
        for (String folder : found.strange) {
            store.remove(folder);
        }
        kept.forget();
        List<Id> missing = missing();
        LOG.infof(
                "pictures swept: %d files, %d folders removed, %d lack files",
                found.files, found.strange.size(), missing.size());
        return new MediaSweepReport(
                now,
                found.files,
                (long) found.strange.size(),
                found.bytes,
                (long) missing.size(),
                missing.stream().limit(MOST_TOLD).toList());
    }

    /// Folders of the store, judged some hundreds at a time.
    private final class Found {

        private final Instant oldEnough;
        private final Map<String, Long> old = new HashMap<>();
        private final Set<String> young = new HashSet<>();
        private final Set<String> strange = new HashSet<>();
        private long files;
        private long bytes;

        Found(Instant oldEnough) {
            this.oldEnough = oldEnough;
        }

        void look(MediaStore.Kept file) {
            files++;
            int name = file.key().lastIndexOf('/');
            if (name < 0) {
                return;
            }
            // What was uploaded is judged file by file: a replaced one lies beside the one in its place.
            String folder = file.key().startsWith(StoreKeys.SOURCES + "/")
                    ? file.key()
                    : file.key().substring(0, name);
            if (file.at().isBefore(oldEnough)) {
                old.merge(folder, file.bytes(), Long::sum);
            } else {
                young.add(folder);
            }
            if (old.size() >= BLOCK) {
                judge();
            }
        }

        void judge() {
            old.keySet().removeAll(young);
            Set<String> known = DeadlockRetry.call(() -> known(old.keySet()));
            old.forEach((folder, size) -> {
                if (!known.contains(folder)) {
                    strange.add(folder);
                    bytes += size;
                }
            });
            old.clear();
            young.clear();
        }
    }

    private Set<String> known(Set<String> folders) {
        List<String> sources = folders.stream()
                .filter(folder -> folder.startsWith(StoreKeys.SOURCES + "/"))
                .toList();
        List<String> addresses = folders.stream()
                .map(folder -> folder.substring(folder.lastIndexOf('/') + 1))
                .toList();
        Set<String> known = new HashSet<>();
        if (!addresses.isEmpty()) {
            Sql.of("select address from media where address in ?", addresses)
                    .add(" union all select address from media_former where address in ?", addresses)
                    .rows(database)
                    .forEach(row -> known.add(StoreKeys.folder(row.text(0))));
        }
        if (!sources.isEmpty()) {
            Set<Id> owners = sources.stream()
                    .flatMap(source -> Id.parse(source.split("/")[1].toUpperCase(java.util.Locale.ROOT)).stream())
                    .collect(Collectors.toSet());
            Sql.of("select source from media where id in ?", owners)
                    .add(" union all select source from media_work where media_id in ?", owners)
                    .rows(database)
                    .stream()
                    .filter(row -> !row.absent(0))
                    .forEach(row -> known.add(row.text(0)));
        }
        return known;
    }

    /// Pictures whose files are not all there, block by block.
    private List<Id> missing() throws IOException {
        List<Id> missing = new ArrayList<>();
        long last = Long.MIN_VALUE;
        while (true) {
            long after = last;
            List<Row> block = DeadlockRetry.call(() -> Sql.of(
                            "select id, address, renditions from media where id > ? order by id limit ?", after, BLOCK)
                    .rows(database));
            for (Row row : block) {
                Set<String> names = store.names(StoreKeys.folder(row.text(1)));
                if (!RenditionFile.parse(row.text(2)).stream().allMatch(file -> names.contains(file.fileName()))) {
                    missing.add(row.id(0));
                }
                last = row.number(0);
            }
            if (block.size() < BLOCK) {
                return missing;
            }
        }
    }
}
