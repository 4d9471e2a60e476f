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
    private final ChangeCursors cursors;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Clock clock;

    PartnerEvents(
            PartnerRepository partners,
            PartnerChanges changes,
            ChangeCursors cursors,
            Ledger ledger,
            ObjectMapper json,
            Clock clock) {
        this.partners = partners;
        this.changes = changes;
        this.cursors = cursors;
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

    @Override
    public String startingNow(Owner owner) {
        return changes.startingNow(owner.partner());
    }

    @Override
    public Optional<Events> after(Owner owner, String position, int most) {
        Instant now = clock.instant();
        try {
            Reader reader = changes.reader(owner.partner());
            Block block =
                    changes.next(reader, changes.place(reader, position, now), new Asked(most, "json", "none"), now);
            List<Event> events = changes.changes(reader, block).stream()
                    .map(PartnerEvents::event)
                    .toList();
            return Optional.of(
                    new Events(events, cursors.write(owner.partner(), block.next()), !block.caughtUp(), block.due()));
        } catch (Problem expired) {
            if (expired.status() == GONE) {
                return Optional.empty();
            }
            throw expired;
        }
    }

    private static Event event(PartnerChange change) {
        var data = new ChangeNotice(
                change.id(), change.articleId(), change.category(), change.version(), change.takedown(), null, null);
        return new Event(change.id(), PREFIX + change.type(), change.articleId(), change.at(), data, change.cursor());
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
