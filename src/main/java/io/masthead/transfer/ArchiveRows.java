package io.masthead.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.Publications;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.editorial.ArticleIntake;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.transfer.Landed.Outcome;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        List<Landed> landed = new ArrayList<>();
        List<Fit> fit = new ArrayList<>();
        Set<Object> known = table == null || table.alone() ? Set.of() : known(table, rows);
        for (Incoming one : rows) {
            try {
                if (table == null) {
                    throw Problem.invalid("/table", "unknown-table", "No export has a table of this name.");
                }
                Fit row = new Fit(one, values(table, one.record().row()));
                if (known.contains(row.values.getFirst()) || isKnownAccount(table, row)) {
                    landed.add(Landed.of(one, Outcome.UNCHANGED, row.id(), List.of()));
                } else {
                    fit.add(row);
                    landed.add(Landed.of(one, Outcome.CREATED, row.id(), List.of()));
                }
            } catch (Problem refused) {
                landed.add(Landed.rejected(one, refused));
            }
        }
        if (!fit.isEmpty()) {
            enter(table, fit);
            tell(table, fit);
        }
        return landed;
    }

    /// Rows with one key, of which some may be here. The site's settings always are: the row of the export
    /// replaces them.
    private Set<Object> known(ArchiveTable table, List<Incoming> rows) {
        if (table.name().equals("site")) {
            return Set.of();
        }
        List<Id> ids = rows.stream()
                .map(one -> one.record().row().path("id").asText())
                .flatMap(text -> Id.parse(text).stream())
                .toList();
        return Sql.of("select id from " + table.name() + " where id in ?", ids).rows(database).stream()
                .map(row -> row.id(0))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Who has an account here under the same address keeps it.
    private boolean isKnownAccount(ArchiveTable table, Fit row) {
        return table.name().equals("staff")
                && !Sql.of("select 1 from staff where email = ?", row.values.get(1))
                        .rows(database)
                        .isEmpty();
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
        if (table.name().equals("revision")) {
            intake.checkRevision((String) values.get(4));
        }
        if (table.isHashed()) {
            values.add(values.getFirst());
        }
        return values;
    }

    private void enter(ArchiveTable table, List<Fit> rows) {
        if (table.name().equals("site")) {
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
