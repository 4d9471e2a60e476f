package io.masthead.webhook;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shows owners what was sent to their endpoints.
@Singleton
public class DeliveryLog {

    private static final String COLUMNS =
            "select d.id, d.event_id, d.type, d.about, d.event_at, d.state, d.next_at, d.settled_at"
                    + " from webhook_delivery d";

    private final EntityManager database;
    private final Cursors cursors;

    DeliveryLog(EntityManager database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /// A delivery, and which endpoint it is for.
    public record Addressed(Id webhook, Delivery delivery) {}

    /// A page, latest first; two statements.
    ///
    /// @param state only those in this state, or `null` for all
    DeliveryPage page(Id webhook, String state, int limit, String cursor) {
        String list = "webhooks/" + webhook + "/deliveries?state=" + state;
        Sql sql = Sql.of(COLUMNS + " where d.webhook_id = ?", webhook);
        if (state != null) {
            sql.add(" and d.state = ?", state);
        }
        cursors.read(list, cursor, at -> Long.parseLong(at.getFirst()))
                .ifPresent(last -> sql.add(" and d.id < ?", last));
        var page = Slice.of(
                sql.add(" order by d.id desc limit ?", limit + 1).rows(database),
                limit,
                last -> cursors.write(list, last.id(0).value()));
        return new DeliveryPage(deliveries(page.data()), page.page());
    }

    /// The deliveries of these events to all endpoints of an owner; two statements.
    public List<Addressed> ofEvents(Owner owner, List<String> events) {
        Sql mine = owner.isHouse() ? Sql.of("w.partner_id is null") : Sql.of("w.partner_id = ?", owner.partner());
        List<Row> rows = Sql.of(COLUMNS.replace(" from", ", d.webhook_id from")
                        + " join webhook w on w.id = d.webhook_id where ")
                .add(mine)
                .add(" and d.event_id in ? order by d.webhook_id, d.id", events)
                .rows(database);
        List<Delivery> deliveries = deliveries(rows);
        List<Addressed> addressed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            addressed.add(new Addressed(rows.get(i).id(8), deliveries.get(i)));
        }
        return addressed;
    }

    private List<Delivery> deliveries(List<Row> rows) {
        Map<Id, List<DeliveryTry>> tries =
                tries(rows.stream().map(row -> row.id(0)).toList());
        return rows.stream()
                .map(row -> new Delivery(
                        row.id(0),
                        row.text(1),
                        row.text(2),
                        row.id(3),
                        row.instant(4),
                        row.text(5),
                        row.instant(6),
                        row.instant(7),
                        tries.getOrDefault(row.id(0), List.of())))
                .toList();
    }

    private Map<Id, List<DeliveryTry>> tries(List<Id> deliveries) {
        Map<Id, List<DeliveryTry>> tries = new HashMap<>();
        if (!deliveries.isEmpty()) {
            Sql.of(
                            "select delivery_id, at, status, millis, error, head from webhook_try where delivery_id in ?"
                                    + " order by delivery_id, number",
                            deliveries)
                    .rows(database)
                    .forEach(row -> tries.computeIfAbsent(row.id(0), fresh -> new ArrayList<>())
                            .add(DeliveryTry.of(row, 1)));
        }
        return tries;
    }
}
