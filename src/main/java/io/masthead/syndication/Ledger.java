package io.masthead.syndication;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Follower;
import io.masthead.changelog.Trail;
import io.masthead.partner.Held;
import io.masthead.partner.PlanHistory;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The ledger of takedowns: who may have had what was killed, who was told when, who has confirmed. It follows the
/// change log; a takedown has the number of its kill there as its id, so that it can be named before it stands here.
@Singleton
public class Ledger implements Follower {

    /// What the change log calls a takedown.
    static final String SUBJECT = "takedown";

    private static final String ARTICLE = "article";

    private final EntityManager database;
    private final Trail trail;
    private final PlanHistory history;
    private final Duration deadline;

    Ledger(
            EntityManager database,
            Trail trail,
            PlanHistory history,
            @ConfigProperty(name = "masthead.takedown-deadline") Duration deadline) {
        this.database = database;
        this.trail = trail;
        this.history = history;
        this.deadline = deadline;
    }

    /// What a partner has confirmed.
    record Confirmed(Instant removedAt, Instant receivedAt, String note) {}

    @Override
    public String name() {
        return "takedowns";
    }

    @Override
    public void follow(List<Entry> entries) {
        List<Entry> kills = entries.stream().filter(Ledger::isKill).toList();
        if (!kills.isEmpty()) {
            DeadlockRetry.run(() -> enter(kills));
        }
    }

    /// A partner has been told of takedowns; the first time is kept. In the caller's transaction.
    ///
    /// @param how by what, such as `changes`, `stream` or `webhook`; at most 20 characters
    public void told(Id partner, Collection<Id> takedowns, Instant at, String how) {
        if (takedowns.isEmpty()) {
            return;
        }
        Sql sql = Sql.of("insert into takedown_recipient (takedown_id, partner_id, told_at, told_by) values ");
        String comma = "";
        for (Id takedown : takedowns.stream().sorted().toList()) {
            sql.add(comma + "(?, ?, ?, ?)", takedown, partner, at, how);
            comma = ", ";
        }
        sql.add(" on duplicate key update told_by = if(told_at is null, values(told_by), told_by),"
                        + " told_at = coalesce(told_at, values(told_at))")
                .run(database);
    }

    /// A partner confirms that the item is down. Said again, it stays as it was said first. In the caller's
    /// transaction.
    ///
    /// @return nothing if there is no such takedown, or the partner never had the item
    Optional<Confirmed> confirm(Id partner, Id takedown, Instant removedAt, String note, Instant now) {
        // What stands there names everybody whom it concerns: who asks for others' takedowns makes no work.
        if (!isEntered(takedown)) {
            trail.at(takedown.value()).filter(Ledger::isKill).ifPresent(kill -> enter(List.of(kill)));
        }
        write(partner, takedown, removedAt, note, now);
        return read(partner, takedown);
    }

    private boolean isEntered(Id takedown) {
        return !Sql.of("select 1 from takedown where id = ?", takedown)
                .rows(database)
                .isEmpty();
    }

    /// What partners are told about kills and reminders, by the takedowns' ids.
    Map<Id, Block.Notice> notices(List<Entry> entries) {
        Map<Id, Block.Notice> notices = new HashMap<>();
        List<Entry> kills = entries.stream().filter(Ledger::isKill).toList();
        Map<Id, String> reasons = reasons(kills);
        for (Entry kill : kills) {
            Id id = new Id(kill.seq());
            var takedown = new ChangeTakedown(id, kill.at().plus(deadline), reasons.get(kill.subjectId()));
            notices.put(id, new Block.Notice(kill.subjectId(), takedown, List.of()));
        }
        List<Id> reminded = entries.stream()
                .filter(entry -> entry.subject().equals(SUBJECT))
                .map(Entry::subjectId)
                .toList();
        if (!reminded.isEmpty()) {
            notices.putAll(open(reminded));
        }
        return notices;
    }

    private Map<Id, Block.Notice> open(List<Id> takedowns) {
        return Sql.of(
                        "select t.id, t.article_id, t.deadline, t.reason, r.partner_id from takedown t"
                                + " join takedown_recipient r on r.takedown_id = t.id and r.confirmed_at is null"
                                + " where t.id in ?",
                        takedowns)
                .rows(database)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.id(0), Collectors.collectingAndThen(Collectors.toList(), rows -> {
                            Row first = rows.getFirst();
                            return new Block.Notice(
                                    first.id(1),
                                    new ChangeTakedown(first.id(0), first.instant(2), first.text(3)),
                                    rows.stream().map(row -> row.id(4)).toList());
                        })));
    }

    /// Works out who may have had what was killed, and writes it down; what stands there already stays.
    private void enter(List<Entry> kills) {
        List<Id> articles = kills.stream().map(Entry::subjectId).distinct().toList();
        Map<Id, List<Entry>> trails =
                trail.of(ARTICLE, articles, Reader.TYPES).stream().collect(Collectors.groupingBy(Entry::subjectId));
        Map<Id, List<Held>> partners = history.all();
        Map<Id, String> reasons = reasons(kills);
        for (Entry kill : kills) {
            Sql.of(
                            "insert ignore into takedown (id, article_id, reason, killed_at, deadline) values (?, ?, ?, ?, ?)",
                            kill.seq(),
                            kill.subjectId(),
                            reasons.get(kill.subjectId()),
                            kill.at(),
                            kill.at().plus(deadline))
                    .run(database);
            List<Entry> path = trails.getOrDefault(kill.subjectId(), List.of());
            List<Id> concerned = new ArrayList<>();
            partners.forEach((partner, held) -> {
                if (new Reader(partner, held).mayEverHave(path, kill.seq())) {
                    concerned.add(partner);
                }
            });
            concerned.stream()
                    .sorted()
                    .forEach(partner -> Sql.of(
                                    "insert ignore into takedown_recipient (takedown_id, partner_id) values (?, ?)",
                                    kill.seq(),
                                    partner)
                            .run(database));
        }
    }

    private Map<Id, String> reasons(List<Entry> kills) {
        if (kills.isEmpty()) {
            return Map.of();
        }
        return Sql.of(
                        "select article_id, reason from tombstone where article_id in ? and reason is not null",
                        kills.stream().map(Entry::subjectId).toList())
                .rows(database)
                .stream()
                .collect(Collectors.toMap(row -> row.id(0), row -> row.text(1)));
    }

    private void write(Id partner, Id takedown, Instant removedAt, String note, Instant now) {
        Sql.of(
                        "update takedown_recipient set removed_at = ?, confirmed_at = ?, note = ?"
                                + " where takedown_id = ? and partner_id = ? and confirmed_at is null",
                        removedAt,
                        now,
                        note,
                        takedown,
                        partner)
                .run(database);
    }

    private Optional<Confirmed> read(Id partner, Id takedown) {
        Function<Row, Confirmed> confirmed = row -> new Confirmed(row.instant(0), row.instant(1), row.text(2));
        return Sql.of(
                        "select removed_at, confirmed_at, note from takedown_recipient"
                                + " where takedown_id = ? and partner_id = ? and confirmed_at is not null",
                        takedown,
                        partner)
                .rows(database)
                .stream()
                .map(confirmed)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean isKill(Entry entry) {
        return entry.subject().equals(ARTICLE) && entry.type().equals(PartnerChange.KILL);
    }
}
