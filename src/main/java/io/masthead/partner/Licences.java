package io.masthead.partner;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Network;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keys by their prefix, in this node's memory. It follows the change log: what changes about a key, its partner or its
/// plan is forgotten on every node within a second, and on the node that changed it before that one's answer is sent.
/// That a prefix is nobody's is remembered too, of a bounded number of them.
@Singleton
class Licences implements Listener {

    /// How many prefixes that nobody has are remembered, and how many that somebody has.
    static final int MOST = 10_000;

    private static final Set<String> SUBJECTS = Set.of("partner", "plan", "partner-key");
    private static final PlanTerms.Column TERMS = new PlanTerms.Column();

    private final EntityManager database;
    private final Map<String, Licence> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> nobodys = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };
    private long drops;

    Licences(EntityManager database) {
        this.database = database;
    }

    /// What memory knows of a prefix; takes no lock.
    Optional<Licence> known(String prefix) {
        return Optional.ofNullable(known.get(prefix));
    }

    /// Asks the database, unless it was asked before.
    Optional<Licence> find(String prefix) {
        long began;
        synchronized (this) {
            if (known.containsKey(prefix) || nobodys.containsKey(prefix)) {
                return known(prefix);
            }
            began = drops;
        }
        Optional<Licence> found = ask(prefix);
        synchronized (this) {
            // What changed meanwhile may have been read before it did: it answers this request only.
            if (began == drops) {
                keep(prefix, found);
            }
        }
        return found;
    }

    @Override
    public synchronized void changed(List<Entry> entries) {
        for (Entry entry : entries) {
            if (SUBJECTS.contains(entry.subject())) {
                drops++;
                nobodys.clear();
                known.values().removeIf(licence -> concerns(entry, licence));
            }
        }
    }

    private static boolean concerns(Entry entry, Licence licence) {
        return switch (entry.subject()) {
            case "plan" -> licence.plan().equals(entry.subjectId());
            case "partner" -> licence.partner().equals(entry.subjectId());
            default -> licence.key().equals(entry.subjectId());
        };
    }

    private void keep(String prefix, Optional<Licence> found) {
        if (found.isEmpty()) {
            nobodys.put(prefix, true);
            return;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(prefix, found.get());
    }

    /// Asks the database, whatever memory knows.
    Optional<Licence> ask(String prefix) {
        return Sql.of(
                        "select k.id, k.prefix, k.environment, k.key_hash, k.scopes, k.networks, k.expires_at,"
                                + " k.revoked_at, p.id, p.name, p.suspended_at, l.id, l.name, l.version, l.terms"
                                + " from partner_key k join partner p on p.id = k.partner_id"
                                + " join plan l on l.id = p.plan_id where k.prefix = ?",
                        prefix)
                .rows(database)
                .stream()
                .findFirst()
                .map(Licences::licence);
    }

    private static Licence licence(Row row) {
        return new Licence(
                row.id(0),
                row.text(1),
                row.text(2),
                new Licence.Hash(row.bytes(3)),
                Set.copyOf(PartnerKeys.split(row.text(4))),
                PartnerKeys.split(row.text(5)).stream().map(Network::parse).toList(),
                row.instant(6),
                !row.absent(7),
                row.id(8),
                row.text(9),
                !row.absent(10),
                row.id(11),
                row.text(12),
                (int) row.number(13),
                TERMS.convertToEntityAttribute(row.text(14)));
    }
}
