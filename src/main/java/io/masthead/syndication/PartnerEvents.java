package io.masthead.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.partner.PartnerRepository;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.webhook.Event;
import io.masthead.webhook.EventSource;
import io.masthead.webhook.Events;
import io.masthead.webhook.Owner;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What partners' webhooks are told: the very changes that they could read, one by one, without the articles. So
/// nothing that waits for another try, or is replayed a month later, can show what must not be shown any more.
@Singleton
class PartnerEvents implements EventSource {

    static final String PUBLISH = "article.publish";
    static final String CORRECT = "article.correct";
    static final String KILL = "article.kill";

    private static final String PREFIX = "article.";

    private static final List<String> TYPES = List.of(
            PUBLISH,
            "article.update",
            CORRECT,
            "article.withdraw",
            KILL,
            PREFIX + PartnerChange.GAINED,
            PREFIX + PartnerChange.LOST,
            PREFIX + PartnerChange.REMINDER);

    private static final int GONE = 410;

    private final PartnerRepository partners;
    private final PartnerChanges changes;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Clock clock;

    PartnerEvents(PartnerRepository partners, PartnerChanges changes, Ledger ledger, ObjectMapper json, Clock clock) {
        this.partners = partners;
        this.changes = changes;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean serves(Owner owner) {
        return !owner.isHouse();
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    /// A place as it is, not signed: nobody sees it, and it outlives the secret that cursors are signed with.
    @Override
    public String startingNow(Owner owner) {
        Reader reader = changes.reader(owner.partner());
        return changes.place(reader, changes.startingNow(owner.partner()), clock.instant())
                .text();
    }

    @Override
    public Optional<Events> after(Owner owner, String position, int most) {
        Reader reader = changes.reader(owner.partner());
        Place place = Place.of(List.of(position.split(" ")));
        try {
            Block block = changes.next(reader, place, new Asked(most, "json", "none"), clock.instant());
            List<Event> events = new Telling(reader, block)
                    .all().stream().map(PartnerEvents::event).toList();
            return Optional.of(new Events(events, block.next().text(), !block.caughtUp(), block.due()));
        } catch (Problem expired) {
            if (expired.status() == GONE) {
                return Optional.empty();
            }
            throw expired;
        }
    }

    private static Event event(Telling.Told told) {
        Block.Item item = told.item();
        var data = new ChangeNotice(
                item.id(), told.article(), told.category(), told.version(), told.takedown(), null, null);
        return new Event(
                item.id(),
                PREFIX + told.type(),
                told.article(),
                item.at(),
                data,
                item.place().text());
    }

    /// Who is suspended is told nothing, and everything once it is let in again.
    @Override
    public boolean mayReceive(Owner owner) {
        return partners.findByIdOptional(owner.partner().value())
                .filter(partner -> partner.suspendedAt().isEmpty())
                .isPresent();
    }

    @Override
    public void delivered(Owner owner, String type, String payload, Instant at) {
        if (type.equals(KILL)) {
            takedown(payload).ifPresent(id -> ledger.told(owner.partner(), List.of(id), at, "webhook"));
        }
    }

    /// The takedown that a payload tells of, unless it is a drill's.
    private Optional<Id> takedown(String payload) {
        try {
            var data = json.readTree(payload).path("data");
            return data.path("drill").asBoolean()
                    ? Optional.empty()
                    : Id.parse(data.path("takedown").path("id").textValue());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a payload is JSON", broken);
        }
    }
}
