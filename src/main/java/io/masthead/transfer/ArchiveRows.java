package io.masthead.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.Publications;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.editorial.ArticleIntake;
import io.masthead.media.Originals;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.transfer.Landed.Outcome;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Brings rows of an export in as they were: ids, dates and versions. A row whose key is here already stays as
/// it is.
@Singleton
class ArchiveRows {

    private final EntityManager database;
    private final Publications publications;
    private final ArticleIntake intake;
    private final ChangeLog log;
    private final ObjectMapper json;
    private final Clock clock;

    /// A row that is fit to be entered.
    private record Fit(Incoming record, List<Object> values) {

        Id id() {
            return values.getFirst() instanceof Id id ? id : null;
        }
    }

    ArchiveRows(
            EntityManager database,
            Publications publications,
            ArticleIntake intake,
            ChangeLog log,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.publications = publications;
        this.intake = intake;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /// Brings rows of one table in, in one statement.
    List<Landed> restore(String name, List<Incoming> rows) {
        ArchiveTable table = ArchiveTable.named(name);
        Map<Incoming, Landed> landed = new IdentityHashMap<>();
        List<Fit> read = new ArrayList<>();
        for (Incoming one : rows) {
            try {
                if (table == null) {
                    throw Problem.invalid("/table", "unknown-table", "No export has a table of this name.");
                }
                read.add(new Fit(one, values(table, one.record().row())));
            } catch (Problem refused) {
                landed.put(one, Landed.rejected(one, refused));
            }
        }
        if (!read.isEmpty()) {
            enterNew(table, read, landed);
        }
        return rows.stream().map(landed::get).toList();
    }

    private void enterNew(ArchiveTable table, List<Fit> read, Map<Incoming, Landed> landed) {
        Set<List<Object>> known = known(table, read);
        Map<String, Id> accounts = table.name().equals("staff") ? accounts(read) : Map.of();
        List<Fit> fresh = new ArrayList<>();
        for (Fit row : read) {
            Id account = accounts.get(String.valueOf(row.values.get(1)));
            if (!known.add(table.key(row.values))) {
                landed.put(row.record, Landed.of(row.record, Outcome.UNCHANGED, row.id(), List.of()));
            } else if (account != null) {
                String note =
                        "this address has the account " + account + " here; what names " + row.id() + " still does";
                landed.put(row.record, Landed.of(row.record, Outcome.SKIPPED, account, List.of(note)));
            } else {
                fresh.add(row);
                Outcome outcome = table.isSite() ? Outcome.UPDATED : Outcome.CREATED;
                landed.put(row.record, Landed.of(row.record, outcome, row.id(), List.of()));
            }
        }
        if (!fresh.isEmpty()) {
            enter(table, fresh);
            tell(table, fresh);
        }
    }

    /// The keys of those rows that are here already. The site's settings always are: the row of the export
    /// replaces them.
    private Set<List<Object>> known(ArchiveTable table, List<Fit> rows) {
        if (table.isSite()) {
            return new HashSet<>();
        }
        Sql sql = Sql.of(table.selectKeys());
        String separator = " where ";
        for (Fit row : rows) {
            sql.add(separator + table.isKey(), table.key(row.values).toArray());
            separator = " or ";
        }
        return sql.rows(database).stream().map(table::key).collect(Collectors.toCollection(HashSet::new));
    }

    /// Who has an account here under the same address keeps it.
    private Map<String, Id> accounts(List<Fit> rows) {
        List<Object> addresses = rows.stream().map(row -> row.values.get(1)).toList();
        return Sql.of("select email, id from staff where email in ?", addresses).rows(database).stream()
                .collect(Collectors.toMap(row -> row.text(0), row -> row.id(1)));
    }

    private List<Object> values(ArchiveTable table, JsonNode row) {
        Set<String> members = new TreeSet<>();
        row.fieldNames().forEachRemaining(members::add);
        List<Object> values = new ArrayList<>();
        for (ArchiveColumn column : table.columns()) {
            members.remove(column.member());
            values.add(column.read(row.get(column.member())));
        }
        if (!members.isEmpty()) {
            throw Problem.invalid(
                    "/row/" + members.iterator().next(), "unknown-member", "There is no such column in an export.");
        }
        switch (table.name()) {
            case "revision" -> intake.checkRevision((String) values.get(4));
            case "media" ->
                Originals.checkRow(
                        (Id) values.get(0),
                        text(values.get(1)),
                        text(values.get(2)),
                        text(values.get(14)),
                        text(values.get(20)));
            default -> {}
        }
        if (table.isHashed()) {
            values.add(values.getFirst());
        }
        return values;
    }

    private static String text(Object value) {
        return (String) value;
    }

    private void enter(ArchiveTable table, List<Fit> rows) {
        if (table.isSite()) {
            Object[] site = rows.getLast().values.toArray();
            Sql.of("update site set document = ?, version = ? where id = ?", site[1], site[2], site[0])
                    .run(database);
            return;
        }
        Sql insert = Sql.of(table.insert());
        String separator = "";
        for (Fit row : rows) {
            insert.add(separator + table.values(), row.values.toArray());
            separator = ", ";
        }
        insert.add(table.ending()).run(database);
    }

    /// What is kept of these things is out of date; of articles the log tells as of any that are published.
    private void tell(ArchiveTable table, List<Fit> rows) {
        if (table.name().equals("published_article")) {
            publications.restored(rows.stream().map(Fit::id).distinct().toList(), clock.instant());
            return;
        }
        String subject = subject(table.name());
        if (subject != null) {
            rows.forEach(row -> log.note(Change.of(
                    "create", subject, row.id() == null ? new Id(number(row)) : row.id(), keys(table.name(), row))));
        }
    }

    private static long number(Fit row) {
        return (Long) row.values.getFirst();
    }

    private static String subject(String table) {
        return switch (table) {
            case "category", "tag", "author", "source", "media", "site", "front", "slot", "booking", "creative" ->
                table;
            case "friend_link" -> "link";
            default -> null;
        };
    }

    private static List<String> keys(String table, Fit row) {
        return switch (table) {
            case "category" -> List.of("categories", "site");
            case "tag", "author", "source" -> List.of(table + "s");
            case "friend_link" -> List.of("links");
            case "site" -> List.of("site", "addresses", "links");
            case "slot" -> List.of("slot:" + row.values.get(1));
            case "front" -> List.of("front:" + (number(row) == 0 ? "home" : new Id(number(row)).toString()), "list");
            default -> List.of();
        };
    }
}
