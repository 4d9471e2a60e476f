package io.masthead.syndication;

import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
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

/// Works out what comes next at a place. It takes a fixed number of statements, however much comes.
@Singleton
class Blocks {

    private static final List<String> SUBJECTS = List.of("article", Ledger.SUBJECT);

    /// How many numbers of the log are looked at for one page: most of them may be about other things.
    private static final long WINDOW = 5_000;

    private final Trail trail;
    private final Walks walks;
    private final Contents contents;
    private final PublishedRows rows;
    private final CategoryRepository categories;
    private final Ledger ledger;

    Blocks(
            Trail trail,
            Walks walks,
            Contents contents,
            PublishedRows rows,
            CategoryRepository categories,
            Ledger ledger) {
        this.trail = trail;
        this.walks = walks;
        this.contents = contents;
        this.rows = rows;
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
        int limit = question.asked().limit();
        long until = Math.min(last, place.seq() + WINDOW);
        List<Entry> found = until <= place.seq() ? List.of() : trail.between(place.seq(), until, SUBJECTS, limit);
        List<Entry> entries =
                found.stream().filter(entry -> !entry.type().equals("schedule")).toList();
        Map<Id, Block.Content> current = new HashMap<>();
        int taken = current(question, entries, current, now);
        List<Block.Item> items = new ArrayList<>();
        for (Entry entry : entries.subList(0, taken)) {
            items.add(item(entry, current.get(entry.subjectId()), place.behind(entry.seq())));
        }
        boolean all = taken == entries.size();
        boolean end = all && found.size() < limit;
        long seq = end ? Math.max(place.seq(), until) : found.getLast().seq();
        Place reached = all ? place.behind(seq) : items.getLast().place();
        Block block =
                new Block(items, reached, end && until >= last, null, trails(items), ledger.notices(noticed(items)));
        return block.caughtUp() && question.plan().isDelayed() ? walks.gains(question, block, now) : block;
    }

    /// Renders what the plan allows now of the articles that entries are about, as far as a page goes.
    ///
    /// @return how many entries fit
    private int current(Question question, List<Entry> entries, Map<Id, Block.Content> into, Instant now) {
        List<Id> about = entries.stream()
                .filter(Blocks::brings)
                .map(Entry::subjectId)
                .distinct()
                .toList();
        if (about.isEmpty()) {
            return entries.size();
        }
        CategoryTree tree = categories.tree();
        Mark mark = question.place().sight().mark();
        Map<Id, PublishedRow> allowed = new HashMap<>();
        rows.find(about, now).stream()
                .filter(row -> question.plan().reaches(row, tree, now) && mark.reaches(row.publishedAt(), row.id()))
                .forEach(row -> allowed.put(row.id(), row));
        Map<Id, PublishedRows.Size> sizes = contents.sizes(List.copyOf(allowed.keySet()), now);
        List<Id> inOrder = entries.stream()
                .map(entry -> brings(entry) ? entry.subjectId() : new Id(0))
                .toList();
        int taken = Contents.fitting(inOrder, sizes);
        List<PublishedRow> shown = inOrder.subList(0, taken).stream()
                .distinct()
                .filter(allowed::containsKey)
                .map(allowed::get)
                .toList();
        into.putAll(contents.of(shown, sizes, question.plan(), question.asked(), now));
        return taken;
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
