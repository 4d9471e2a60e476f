package io.masthead.syndication;

import io.masthead.article.Outline;
import io.masthead.article.Standing;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Trail;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Works out what comes next at a place. How many statements that takes grows with [#STRIDE] only.
@Singleton
class Blocks {

    private static final List<String> SUBJECTS = List.of("article", Ledger.SUBJECT);

    /// How many numbers of the log are looked at for one page: most of them may be about other things.
    private static final long WINDOW = 5_000;

    private static final int STRIDE = 400;

    private final Trail trail;
    private final Walks walks;
    private final Contents contents;
    private final CategoryRepository categories;
    private final Ledger ledger;

    Blocks(Trail trail, Walks walks, Contents contents, CategoryRepository categories, Ledger ledger) {
        this.trail = trail;
        this.walks = walks;
        this.contents = contents;
        this.categories = categories;
        this.ledger = ledger;
    }

    /// Somebody's question.
    ///
    /// @param plan what it is allowed now
    /// @param before what it was allowed when parts of its copy were made, as far as the place says so
    record Question(Place place, Entitlement plan, List<Walks.Former> before, Asked asked) {}

    /// @throws io.masthead.shared.problem.Problem `410 cursor-expired`
    @ActivateRequestContext
    public Block next(Question question, Instant now) {
        Trail.Reach reach = trail.reach();
        if (question.place().seq() < reach.horizon()) {
            throw ChangeCursors.expired();
        }
        return switch (question.place().phase()) {
            case SNAPSHOT -> walks.snapshot(question, now);
            case PLAN -> walks.plan(question, now);
            case LOG -> log(question, reach.last(), now);
        };
    }

    private Block log(Question question, long last, Instant now) {
        Place place = question.place();
        Stretch stretch = stretch(question, Math.min(last, place.seq() + WINDOW), now);
        List<Outline> shown = stretch.entries.stream()
                .filter(Blocks::brings)
                .map(Entry::subjectId)
                .distinct()
                .filter(stretch.allowed::containsKey)
                .map(stretch.allowed::get)
                .toList();
        long upTo = stretch.entries.isEmpty()
                ? place.seq()
                : stretch.entries.getLast().seq();
        Map<Id, Block.Content> current = contents.known(shown, upTo, question.plan(), question.asked(), now);
        List<Block.Item> items = stretch.entries.stream()
                .map(entry -> item(entry, current.get(entry.subjectId()), place.behind(entry.seq())))
                .toList();
        Block block = new Block(
                items,
                place.behind(stretch.reached),
                stretch.reached >= last,
                null,
                trails(items),
                ledger.notices(noticed(items)));
        return block.caughtUp() && question.plan().isDelayed() ? walks.gains(question, block, now) : block;
    }

    /// Entries as far as a page goes.
    private static final class Stretch {

        private final List<Entry> entries = new ArrayList<>();
        private final Map<Id, Outline> allowed = new HashMap<>();
        private final Room room = new Room();
        private long reached;
        private boolean full;

        Stretch(long from) {
            reached = from;
        }

        void take(Entry entry) {
            full |= !entry.type().equals("schedule")
                    && !room.takes(brings(entry) ? allowed.get(entry.subjectId()) : null);
            if (!full) {
                reached = entry.seq();
                if (!entry.type().equals("schedule")) {
                    entries.add(entry);
                }
            }
        }
    }

    /// Reads on, a few at a time: most pages are full of articles long before they have as many entries as they may.
    private Stretch stretch(Question question, long until, Instant now) {
        int limit = question.asked().limit();
        Stretch stretch = new Stretch(question.place().seq());
        while (!stretch.full && stretch.reached < until && stretch.entries.size() < limit) {
            int most = Math.min(STRIDE, limit - stretch.entries.size());
            List<Entry> found = trail.between(stretch.reached, until, SUBJECTS, most);
            allow(question, found, stretch.allowed, now);
            found.forEach(stretch::take);
            if (!stretch.full && found.size() < most) {
                stretch.reached = until;
            }
        }
        return stretch;
    }

    /// Which of the articles that entries bring the plan allows now.
    private void allow(Question question, List<Entry> entries, Map<Id, Outline> into, Instant now) {
        List<Id> about = entries.stream()
                .filter(Blocks::brings)
                .map(Entry::subjectId)
                .distinct()
                .toList();
        if (about.isEmpty()) {
            return;
        }
        CategoryTree tree = categories.tree();
        Mark mark = question.place().sight().mark();
        contents.outlines(about, now).values().stream()
                .filter(one -> question.plan().reaches(one, tree, now) && mark.reaches(one.publishedAt(), one.id()))
                .forEach(one -> into.put(one.id(), one));
    }

    private static boolean brings(Entry entry) {
        return entry.subject().equals("article")
                && !Set.of(PartnerChange.KILL, "withdraw", "expire").contains(entry.type());
    }

    private static Block.Item item(Entry entry, Block.Content content, Place behind) {
        return new Block.Item(
                "e-" + entry.seq(),
                null,
                entry.at(),
                entry.subjectId(),
                entry,
                Reader.before(entry),
                Standing.of(entry.after()).or(() -> Standing.listed(entry)),
                brings(entry) ? content : null,
                behind);
    }

    private Map<Id, List<Entry>> trails(List<Block.Item> items) {
        List<Id> killed = items.stream()
                .filter(item -> item.entry().type().equals(PartnerChange.KILL))
                .map(Block.Item::article)
                .distinct()
                .toList();
        Map<Id, List<Entry>> trails = new HashMap<>();
        if (!killed.isEmpty()) {
            trail.of("article", killed, Reader.TYPES)
                    .forEach(entry -> trails.computeIfAbsent(entry.subjectId(), fresh -> new ArrayList<>())
                            .add(entry));
        }
        return trails;
    }

    private static List<Entry> noticed(List<Block.Item> items) {
        return items.stream()
                .map(Block.Item::entry)
                .filter(entry ->
                        entry.subject().equals(Ledger.SUBJECT) || entry.type().equals(PartnerChange.KILL))
                .toList();
    }
}
