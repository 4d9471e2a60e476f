package io.masthead.partner;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Every version of every plan that a partner ever had, and when: who is to be told that something left is whoever may
/// have it. This node's memory of it follows the change log.
@Singleton
public class PlanHistory implements Listener {

    private static final int MOST = 10_000;
    private static final PlanTerms.Column TERMS = new PlanTerms.Column();

    private final EntityManager database;
    private final Tail tail;
    private final Map<Id, List<Held>> known = new ConcurrentHashMap<>();
    private volatile long drops;

    PlanHistory(EntityManager database, Tail tail) {
        this.database = database;
        this.tail = tail;
    }

    record Version(int number, PlanTerms terms, Instant from) {}

    record Had(Id partner, Id plan, Instant from, List<Version> versions) {}

    /// What a partner had, the current version last; empty if there is no such partner. Asks the database once after
    /// each change, and each time while this node is behind.
    public List<Held> of(Id partner) {
        List<Held> memory = tail.isBehind() ? null : known.get(partner);
        if (memory != null) {
            return memory;
        }
        long began = drops;
        List<Held> found = read(Sql.of(" where p.partner_id = ?", partner)).getOrDefault(partner, List.of());
        synchronized (this) {
            // What changed meanwhile may have been read before it did.
            if (began == drops && !found.isEmpty() && known.size() < MOST) {
                known.put(partner, found);
            }
        }
        return found;
    }

    /// The same for all partners; one statement.
    public Map<Id, List<Held>> all() {
        return read(Sql.of(""));
    }

    @Override
    public synchronized void changed(List<Entry> entries) {
        boolean concerns = entries.stream()
                .anyMatch(entry ->
                        entry.subject().equals("plan") || entry.subject().equals("partner"));
        if (concerns) {
            drops++;
            known.clear();
        }
    }

    private Map<Id, List<Held>> read(Sql which) {
        Map<Id, List<Had>> had = Sql.of(
                        "select p.partner_id, p.number, p.plan_id, p.from_at, v.version, v.terms, v.from_at"
                                + " from partner_plan p join partner o on o.id = p.partner_id"
                                + " join plan_version v on v.plan_id = p.plan_id")
                .add(which)
                .add(" order by p.partner_id, p.number, v.version")
                .rows(database)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.id(0) + " " + row.number(1), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PlanHistory::had)
                .collect(Collectors.groupingBy(Had::partner));
        return had.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> held(entry.getValue())));
    }

    private static Had had(List<Row> rows) {
        Row first = rows.getFirst();
        return new Had(
                first.id(0),
                first.id(2),
                first.instant(3),
                rows.stream()
                        .map(row -> new Version(
                                (int) row.number(4), TERMS.convertToEntityAttribute(row.text(5)), row.instant(6)))
                        .toList());
    }

    /// Each plan's versions, as far as they fall into the time in which the partner had it; the last one always stays.
    static List<Held> held(List<Had> plans) {
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            Had had = plans.get(i);
            Instant end = i + 1 < plans.size() ? plans.get(i + 1).from : null;
            for (int j = 0; j < had.versions.size(); j++) {
                Version version = had.versions.get(j);
                boolean last = j + 1 == had.versions.size();
                Instant from = version.from.isAfter(had.from) ? version.from : had.from;
                Instant until = last ? end : earlier(had.versions.get(j + 1).from, end);
                if (until == null || until.isAfter(from)) {
                    held.add(new Held(had.plan, version.number, version.terms, from, until));
                }
            }
        }
        return List.copyOf(held);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
