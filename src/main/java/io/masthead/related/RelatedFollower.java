package io.masthead.related;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Follower;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Computes what is related to an article whenever that changes; on one node, once, and never while somebody reads. It
/// begins with the beginning of the log, so that an archive that was there before gets its lists too.
@Singleton
public class RelatedFollower implements Follower {

    private static final int AT_ONCE = 20;
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final boolean active;
    private final RelatedComputation computation;
    private final RelatedRepository lists;
    private final Clock clock;

    RelatedFollower(
            @ConfigProperty(name = "masthead.related.follow") boolean active,
            RelatedComputation computation,
            RelatedRepository lists,
            Clock clock) {
        this.active = active;
        this.computation = computation;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "related";
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public boolean beginsAtTheBeginning() {
        return true;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Duration gathering() {
        return GATHERING;
    }

    /// It works a fifth of the time while an archive is taken in.
    @Override
    public Duration rest(Duration worked) {
        return worked.multipliedBy(4);
    }

    @Override
    public void follow(List<Entry> entries) {
        Set<Id> articles = new LinkedHashSet<>();
        entries.stream()
                .filter(entry -> entry.subject().equals("article"))
                .map(Entry::subjectId)
                .forEach(articles::add);
        articles.forEach(this::compute);
    }

    /// Computes the list of an article, and its place in those of others.
    public void compute(Id article) {
        DeadlockRetry.call(() -> {
            List<Related> related = computation.verdicts(article, clock.instant()).stream()
                    .filter(Verdict::isIn)
                    .map(one -> new Related(one.article(), one.reason(), one.score()))
                    .toList();
            lists.replace(article, related);
            return null;
        });
    }
}
