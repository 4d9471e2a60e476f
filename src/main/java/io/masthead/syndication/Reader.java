package io.masthead.syndication;

import io.masthead.article.Standing;
import io.masthead.changelog.Entry;
import io.masthead.partner.Held;
import io.masthead.shared.id.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A partner who is told of changes, with every plan it ever had. What it may have is worked out from those and
/// from the log, not from a record of what it read; so it may be more than it has, never less.
record Reader(Id partner, List<Held> held) {

    /// What changes about the log that says where an article stood.
    static final List<String> TYPES = List.of("publish", "update", "correct", "move", "withdraw", "kill", "expire");

    /// Nodes and clocks do not change plans and articles at the very same moment.
    private static final Duration SLACK = Duration.ofSeconds(2);

    Held current() {
        return held.getLast();
    }

    /// Whether it may have got a story while that stood there.
    ///
    /// @param from since when it did
    /// @param until until when
    boolean mayHave(Standing story, Instant from, Instant until) {
        // What stood there had its hour before, unless the clock was set back since.
        Instant published = story.publishedAt().isAfter(until) ? until : story.publishedAt();
        return held.stream().anyMatch(plan -> {
            Entitlement allowed = Entitlement.of(plan.terms());
            Instant begins = later(later(from, plan.from()), published.plus(allowed.delay()));
            Instant ends = plan.until() == null || until.isBefore(plan.until()) ? until : plan.until();
            return allowed.names(story) && !begins.isAfter(ends.plus(SLACK));
        });
    }

    /// Whether it may ever have got an article.
    ///
    /// @param trail what the log says of it, in order, entries of the [#TYPES]
    /// @param last the number of the entry up to which that counts
    boolean mayEverHave(List<Entry> trail, long last) {
        List<Entry> until = trail.stream().filter(entry -> entry.seq() <= last).toList();
        for (int i = 0; i < until.size(); i++) {
            Entry entry = until.get(i);
            Instant from = i == 0 ? Instant.EPOCH : until.get(i - 1).at();
            Optional<Standing> before = before(entry);
            if (before.isPresent() && mayHave(before.get(), from, entry.at())) {
                return true;
            }
        }
        return false;
    }

    /// Where an article stood before an entry. Old ones only say which lists showed it then.
    static Optional<Standing> before(Entry entry) {
        return Standing.of(entry.before()).or(() -> Standing.listed(entry));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
