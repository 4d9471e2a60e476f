package io.masthead.syndication;

import io.masthead.changelog.Trail;
import io.masthead.partner.Held;
import io.masthead.partner.PlanHistory;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What partners are told: snapshot, changes, in order, without a gap. A cursor says where one stands; it is all that
/// is kept of one who reads.
@Singleton
public class PartnerChanges {

    /// More plans than these may not come while one walk is under way.
    private static final int MOST_PLANS = 16;

    /// So many blocks that are nothing to a partner are read for one page.
    private static final int MOST_IN_VAIN = 10;

    private final PlanHistory history;
    private final Trail trail;
    private final Blocks blocks;
    private final ChangeCursors cursors;
    private final Clock clock;

    PartnerChanges(PlanHistory history, Trail trail, Blocks blocks, ChangeCursors cursors, Clock clock) {
        this.history = history;
        this.trail = trail;
        this.blocks = blocks;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// What comes after a cursor.
    ///
    /// @param changes each with the cursor behind it
    /// @param next the cursor behind all of them; another one than before even where there are none
    /// @param caughtUp whether nothing more was there
    public record Page(List<PartnerChange> changes, String next, boolean caughtUp) {}

    /// Reads on. Whoever hands a kill over says so to the [Ledger].
    ///
    /// @param cursor where to go on, or `null` for a snapshot first
    /// @param limit how many changes at most
    /// @throws Problem `400 bad-cursor`; `410 cursor-expired` if it is from before what the log still has
    @ActivateRequestContext
    public Page after(Id partner, String cursor, int limit) {
        Instant now = clock.instant();
        Reader reader = reader(partner);
        var asked = new Asked(limit, "json", "portable-text");
        Told told = told(reader, place(reader, cursor, now), place -> next(reader, place, asked, now));
        return new Page(told.changes, cursors.write(partner, told.block.next()), told.block.caughtUp());
    }

    /// The cursor behind everything that has happened until now.
    @ActivateRequestContext
    public String startingNow(Id partner) {
        Instant now = clock.instant();
        long last = trail.reach().last();
        return cursors.write(partner, Place.log(last, sight(reader(partner).current(), now)));
    }

    Reader reader(Id partner) {
        List<Held> held = history.of(partner);
        if (held.isEmpty()) {
            throw Problem.notFound("partner");
        }
        return new Reader(partner, held);
    }

    /// Where a cursor stands, under the plan that holds now.
    ///
    /// @throws Problem `400 bad-cursor`
    Place place(Reader reader, String cursor, Instant now) {
        return cursors.read(reader.partner(), cursor)
                .orElseGet(() -> Place.snapshot(trail.reach().last(), now, sight(reader.current(), now)));
    }

    /// A place under the plan that a partner has now.
    ///
    /// @throws Problem `410 cursor-expired` if it was another one too often
    Place today(Reader reader, Place place, Instant now) {
        Held current = reader.current();
        if (place.sight().isOf(current.plan(), current.version())) {
            return place;
        }
        if (place.before().size() >= MOST_PLANS) {
            throw ChangeCursors.expired();
        }
        boolean like = plan(reader, place.sight())
                .filter(Entitlement.of(current.terms())::isLike)
                .isPresent();
        return like
                ? place.renamed(new Sight(
                        current.plan(), current.version(), place.sight().mark()))
                : place.under(sight(current, now), now);
    }

    /// What comes next for whoever stands at this place under this plan.
    Block next(Reader reader, Place from, Asked asked, Instant now) {
        Place place = today(reader, from, now);
        List<Walks.Former> before = place.before().stream()
                .flatMap(sight -> plan(reader, sight).map(plan -> new Walks.Former(plan, sight.mark())).stream())
                .toList();
        Entitlement plan = Entitlement.of(reader.current().terms());
        return blocks.next(new Blocks.Question(place, plan, before, asked), now);
    }

    /// What a partner is told.
    ///
    /// @param changes perhaps none of what the block has
    record Told(Block block, List<PartnerChange> changes) {

        boolean isNothing() {
            return changes.isEmpty() && block.caughtUp();
        }
    }

    /// Reads on until there is something to tell, or for a while: most of a busy log may be about what one partner
    /// has nothing to do with.
    ///
    /// @param next what comes next at a place
    Told told(Reader reader, Place from, Function<Place, Block> next) {
        Block block = next.apply(from);
        List<PartnerChange> changes = changes(reader, block);
        for (int i = 1; i < MOST_IN_VAIN && changes.isEmpty() && !block.caughtUp(); i++) {
            block = next.apply(block.next());
            changes = changes(reader, block);
        }
        return new Told(block, changes);
    }

    private List<PartnerChange> changes(Reader reader, Block block) {
        return new Telling(reader, block)
                .all().stream().map(told -> change(reader, told)).toList();
    }

    /// The kills among changes: who hands them over tells the ledger.
    static List<Id> kills(List<PartnerChange> changes) {
        return changes.stream()
                .filter(change -> change.type().equals(PartnerChange.KILL))
                .flatMap(change -> Stream.ofNullable(change.takedown()))
                .map(ChangeTakedown::id)
                .toList();
    }

    private PartnerChange change(Reader reader, Telling.Told told) {
        return new PartnerChange(
                told.item().id(),
                cursors.write(reader.partner(), told.item().place()),
                told.type(),
                told.item().at(),
                told.article(),
                told.category(),
                told.version(),
                told.content() == null ? null : told.content().json(),
                told.takedown());
    }

    private static Optional<Entitlement> plan(Reader reader, Sight sight) {
        return reader.held().stream()
                .filter(held -> sight.isOf(held.plan(), held.version()))
                .map(held -> Entitlement.of(held.terms()))
                .findFirst();
    }

    private static Sight sight(Held plan, Instant now) {
        return new Sight(plan.plan(), plan.version(), Mark.now(Entitlement.of(plan.terms()), now));
    }
}
