package io.masthead.syndication;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.webhook.DeliveryDesk;
import io.masthead.webhook.DeliveryLog;
import io.masthead.webhook.Event;
import io.masthead.webhook.Owner;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rehearsals: events about an article that never was, on the very way that real ones take. Nobody else sees them; they
/// stand in no log. Runs in the caller's transaction.
@Singleton
class Drills {

    /// One begins after the other.
    private static final Duration APART = Duration.ofSeconds(10);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration DEADLINE = Duration.ofHours(1);
    private static final List<String> TYPES = List.of(PartnerEvents.PUBLISH, PartnerEvents.CORRECT, PartnerEvents.KILL);

    private final EntityManager database;
    private final DeliveryDesk desk;
    private final DeliveryLog log;
    private final Clock clock;

    Drills(EntityManager database, DeliveryDesk desk, DeliveryLog log, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.log = log;
        this.clock = clock;
    }

    /// Begins one.
    ///
    /// @return its id
    /// @throws Problem `409` if no webhook would be told, or one has just begun
    Id begin(Id partner) {
        Instant now = clock.instant();
        Id id = Id.next();
        Id article = Id.next();
        Id takedown = Id.next();
        int apart = Sql.of(
                        "insert into webhook_drill (id, partner_id, article_id, takedown_id, started_at)"
                                + " select ?, ?, ?, ?, ? from partner where id = ? and not exists"
                                + " (select 1 from webhook_drill where partner_id = ? and started_at > ?)",
                        id,
                        partner,
                        article,
                        takedown,
                        now,
                        partner,
                        partner,
                        now.minus(APART))
                .run(database);
        if (apart == 0) {
            throw Problem.conflict("drill-under-way", "A drill has just begun. Wait ten seconds.", List.of());
        }
        Sql.of("delete from webhook_drill where partner_id = ? and started_at < ?", partner, now.minus(KEPT))
                .run(database);
        if (desk.send(Owner.partner(partner), events(id, article, takedown, now)) == 0) {
            throw Problem.conflict(
                    "no-webhook",
                    "No webhook of yours would be told. Make one that is not paused and wants "
                            + String.join(", ", TYPES) + ".",
                    List.of());
        }
        return id;
    }

    private static List<Event> events(Id drill, Id article, Id takedown, Instant now) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            String type = TYPES.get(i);
            boolean kills = type.equals(PartnerEvents.KILL);
            var data = new ChangeNotice(
                    id(drill, i),
                    article,
                    null,
                    kills ? i : i + 1,
                    kills ? new ChangeTakedown(takedown, now.plus(DEADLINE), "This is a drill.") : null,
                    true,
                    drill);
            events.add(new Event(id(drill, i), type, article, now, data, null));
        }
        return events;
    }

    private static String id(Id drill, int place) {
        return "drl_" + drill + "_" + (place + 1);
    }

    /// How one went.
    ///
    /// @throws Problem `404`
    Drill read(Id partner, Id id) {
        Row row = Sql.of(
                        "select article_id, takedown_id, started_at, removed_at, received_at from webhook_drill"
                                + " where id = ? and partner_id = ?",
                        id,
                        partner)
                .rows(database)
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("drill"));
        Instant began = row.instant(2);
        List<String> ids = List.of(id(id, 0), id(id, 1), id(id, 2));
        List<DrillEvent> events = log.ofEvents(Owner.partner(partner), ids).stream()
                .map(sent -> DrillEvent.of(sent, began))
                .toList();
        DrillReceipt receipt = row.absent(4)
                ? null
                : new DrillReceipt(
                        row.instant(3),
                        row.instant(4),
                        Duration.between(began, row.instant(4)).toMillis());
        return new Drill(id, began, row.id(0), row.id(1), Drill.state(events, receipt), events, receipt);
    }

    /// A partner confirms the takedown of a drill, as [Ledger#confirm] has it for real ones. Said again, it stays as it
    /// was said first.
    ///
    /// @return nothing if there is no such drill of this partner
    Optional<Ledger.Confirmed> confirm(Id partner, Id takedown, Instant removedAt, String note, Instant now) {
        Sql.of(
                        "update webhook_drill set removed_at = ?, received_at = ?, note = ? where takedown_id = ?"
                                + " and partner_id = ? and received_at is null",
                        removedAt,
                        now,
                        note,
                        takedown,
                        partner)
                .run(database);
        return Sql.of(
                        "select removed_at, received_at, note from webhook_drill where takedown_id = ?"
                                + " and partner_id = ? and received_at is not null",
                        takedown,
                        partner)
                .rows(database)
                .stream()
                .findFirst()
                .map(row -> new Ledger.Confirmed(row.instant(0), row.instant(1), row.text(2)));
    }
}
