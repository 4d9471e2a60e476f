package io.masthead.syndication;

import io.masthead.article.ArticleList;
import io.masthead.article.Outline;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Standing;
import io.masthead.article.Within;
import io.masthead.changelog.Trail;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Walks over articles that can be seen: the snapshot, what another plan brings and takes, and what a delay lets in.
@Singleton
class Walks {

    /// How many articles are looked at where most may concern nobody.
    private static final int STRIDE = 500;

    private static final Duration TICK = Duration.ofNanos(1000);

    private final PublishedRows rows;
    private final Contents contents;
    private final CategoryRepository categories;
    private final Trail trail;

    Walks(PublishedRows rows, Contents contents, CategoryRepository categories, Trail trail) {
        this.rows = rows;
        this.contents = contents;
        this.categories = categories;
        this.trail = trail;
    }

    /// What was allowed when a part of a copy was made.
    record Former(Entitlement plan, Mark mark) {

        boolean allowed(PublishedRow row, CategoryTree tree, Instant now) {
            return mark.reaches(row.publishedAt(), row.id()) && plan.reaches(row, tree, now);
        }
    }

    /// An article of a walk and what is told of it.
    private record Step(PublishedRow row, String type) {

        boolean brings() {
            return !type.equals(PartnerChange.LOST);
        }
    }

    /// How the articles of a walk are told of.
    ///
    /// @param name how the names of these changes begin
    /// @param at when it happened
    /// @param behind the place behind an article
    private record Manner(String name, Function<PublishedRow, Instant> at, Function<PublishedRow, Place> behind) {}

    /// What stood there when the snapshot began and has not changed since: the log brings the rest.
    Block snapshot(Blocks.Question question, Instant now) {
        Place place = question.place();
        CategoryTree tree = categories.tree();
        int limit = question.asked().limit();
        List<PublishedRow> found = page(list(question.plan().within(tree, null)), place, limit, now);
        List<PublishedRow> some = found.subList(0, Math.min(found.size(), limit));
        List<Id> ids = some.stream().map(PublishedRow::id).toList();
        Set<Id> changed = new HashSet<>(trail.toldOf("article", ids, Reader.TYPES, place.seq()));
        changed.addAll(rows.untold(ids, now));
        Mark mark = place.sight().mark();
        Function<PublishedRow, Optional<String>> type = row -> Optional.of("publish")
                .filter(told -> !changed.contains(row.id())
                        && mark.reaches(row.publishedAt(), row.id())
                        && question.plan().reaches(row, tree, now));
        var manner = new Manner("s-" + place.seq(), PublishedRow::publishAt, row -> behind(place, row));
        return block(question, some, found.size() <= limit, type, manner, now);
    }

    /// What the plan allows now and did not before, and the other way round.
    Block plan(Blocks.Question question, Instant now) {
        Place place = question.place();
        CategoryTree tree = categories.tree();
        List<Id> either = Stream.concat(
                        Stream.of(question.plan()), question.before().stream().map(Former::plan))
                .flatMap(plan -> plan.always().categories().stream())
                .distinct()
                .toList();
        List<PublishedRow> found = page(list(new Within(either, List.of(), Duration.ZERO, null)), place, STRIDE, now);
        List<PublishedRow> some = found.subList(0, Math.min(found.size(), STRIDE));
        var here = new Former(question.plan(), place.sight().mark());
        Function<PublishedRow, Optional<String>> type = row -> {
            boolean allowed = here.allowed(row, tree, now);
            boolean byAll = question.before().stream().allMatch(one -> one.allowed(row, tree, now));
            boolean byAny = question.before().stream().anyMatch(one -> one.allowed(row, tree, now));
            if (!allowed) {
                return Optional.of(PartnerChange.LOST).filter(lost -> byAny);
            }
            boolean alike =
                    question.before().stream().allMatch(one -> one.plan().hasFormOf(question.plan()));
            return Optional.of(byAll ? "update" : PartnerChange.GAINED).filter(told -> !byAll || !alike);
        };
        String name = "p-" + place.sight().plan() + "-" + place.sight().version();
        var manner = new Manner(name, row -> place.since(), row -> behind(place, row));
        return block(question, some, found.size() <= STRIDE, type, manner, now);
    }

    /// What the delay has let in since it was looked last, behind what the log has brought.
    Block gains(Blocks.Question question, Block log, Instant now) {
        int room = question.asked().limit() - log.items().size();
        if (room <= 0) {
            return new Block(log.items(), log.next(), false, null, log.trails(), log.takedowns());
        }
        Place place = log.next();
        Mark from = place.sight().mark();
        Mark to = Mark.now(question.plan(), now);
        PublishedRows.Dates dates = rows.around(to.at());
        Instant due =
                dates.next() == null ? null : dates.next().plus(question.plan().delay());
        if (!to.at().isAfter(from.at())) {
            return new Block(log.items(), place, true, due, log.trails(), log.takedowns());
        }
        CategoryTree tree = categories.tree();
        ArticleList list = ArticleList.rising(question.plan().always(), to.at().plus(TICK));
        List<PublishedRow> found = rows.page(
                        list, new ArticleList.Position(false, from.at(), new Id(from.article())), room, now)
                .rows();
        List<PublishedRow> some = found.subList(0, Math.min(found.size(), room));
        List<Step> steps = some.stream()
                .filter(row -> question.plan().reaches(row, tree, now))
                .map(row -> new Step(row, "publish"))
                .toList();
        var manner = new Manner(
                "g",
                row -> row.publishedAt().plus(question.plan().delay()),
                row -> place.reaching(new Mark(row.publishedAt(), row.id().value())));
        List<Block.Item> items = new ArrayList<>(log.items());
        int taken = render(question, steps, manner, items, now);
        if (taken < steps.size()) {
            Place reached = manner.behind.apply(steps.get(taken - 1).row());
            return new Block(items, reached, false, due, log.trails(), log.takedowns());
        }
        boolean end = found.size() <= room;
        // Behind the last story there is, not behind this moment: so all who wait stand at the same place.
        Mark last = dates.last() == null
                ? from
                : from.or(new Mark(dates.last(), dates.lastId().value()));
        Place reached = end ? place.reaching(last) : manner.behind.apply(some.getLast());
        return new Block(items, reached, end, due, log.trails(), log.takedowns());
    }

    private static Place behind(Place place, PublishedRow row) {
        return place.behind(row.publishedAt(), row.id());
    }

    private static ArticleList list(Within within) {
        return ArticleList.within(within, List.of(), null, null, null);
    }

    private List<PublishedRow> page(ArticleList list, Place place, int limit, Instant now) {
        ArticleList.Position after =
                place.id() == null ? null : new ArticleList.Position(false, place.at(), place.id());
        return rows.page(list, after, limit, now).rows();
    }

    private Block block(
            Blocks.Question question,
            List<PublishedRow> some,
            boolean end,
            Function<PublishedRow, Optional<String>> type,
            Manner manner,
            Instant now) {
        Place place = question.place();
        int limit = question.asked().limit();
        List<Step> steps = some.stream()
                .flatMap(row -> type.apply(row).map(told -> new Step(row, told)).stream())
                .toList();
        List<Step> first = steps.subList(0, Math.min(limit, steps.size()));
        List<Block.Item> items = new ArrayList<>();
        int taken = render(question, first, manner, items, now);
        if (taken < steps.size()) {
            Place reached = manner.behind.apply(steps.get(taken - 1).row());
            return new Block(items, reached, false, null, Map.of(), Map.of());
        }
        Place next = end ? place.over(now) : manner.behind.apply(some.getLast());
        return new Block(items, next, false, null, Map.of(), Map.of());
    }

    /// Writes steps as items, as many as fit.
    ///
    /// @return how many those are
    private int render(Blocks.Question question, List<Step> steps, Manner manner, List<Block.Item> into, Instant now) {
        Map<Id, Outline> outlines =
                contents.outlines(steps.stream().map(step -> step.row().id()).toList(), now);
        Room room = new Room();
        int taken = 0;
        while (taken < steps.size()
                && room.takes(outlines.get(steps.get(taken).row().id()))) {
            taken++;
        }
        List<PublishedRow> shown = steps.subList(0, taken).stream()
                .filter(Step::brings)
                .map(Step::row)
                .toList();
        Map<Id, Block.Content> current = contents.of(shown, outlines, question.plan(), question.asked(), now);
        for (Step step : steps.subList(0, taken)) {
            PublishedRow row = step.row();
            Block.Content content = current.get(row.id());
            // What was replaced between two statements has its entry behind this place.
            if (content != null || !step.brings()) {
                into.add(new Block.Item(
                        manner.name + "-" + row.id(),
                        step.type(),
                        manner.at.apply(row),
                        row.id(),
                        null,
                        Optional.ofNullable(outlines.get(row.id()))
                                .map(one -> new Standing(row.publishedAt(), one.revision(), row.category(), List.of())),
                        Optional.empty(),
                        content,
                        manner.behind.apply(row)));
            }
        }
        return taken;
    }
}
