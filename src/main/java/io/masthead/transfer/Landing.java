package io.masthead.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.editorial.ArrivingArticles;
import io.masthead.editorial.ArrivingArticles.Arrival;
import io.masthead.editorial.ArrivingArticles.Arrived;
import io.masthead.editorial.Status;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.shared.text.Slug;
import io.masthead.site.LinkAdminResource;
import io.masthead.taxonomy.AuthorAdminResource;
import io.masthead.taxonomy.AuthorRepository;
import io.masthead.taxonomy.CategoryAdminResource;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.TagAdminResource;
import io.masthead.taxonomy.TagRepository;
import io.masthead.taxonomy.Term;
import io.masthead.taxonomy.Terms;
import io.masthead.transfer.Landed.Outcome;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Brings records in, within the current transaction: articles in bulk, rows of an archive table by table,
/// everything else through the doors that staff use.
@Singleton
class Landing {

    private final EntityManager database;
    private final ArrivingArticles articles;
    private final ArchiveRows archive;
    private final CategoryRepository categories;
    private final CategoryAdminResource categoryDoor;
    private final TagRepository tags;
    private final TagAdminResource tagDoor;
    private final AuthorRepository authors;
    private final AuthorAdminResource authorDoor;
    private final LinkAdminResource linkDoor;
    private final Validation validation;
    private final ObjectMapper json;
    private final Clock clock;

    Landing(
            EntityManager database,
            ArrivingArticles articles,
            ArchiveRows archive,
            CategoryRepository categories,
            CategoryAdminResource categoryDoor,
            TagRepository tags,
            TagAdminResource tagDoor,
            AuthorRepository authors,
            AuthorAdminResource authorDoor,
            LinkAdminResource linkDoor,
            Validation validation,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.articles = articles;
        this.archive = archive;
        this.categories = categories;
        this.categoryDoor = categoryDoor;
        this.tags = tags;
        this.tagDoor = tagDoor;
        this.authors = authors;
        this.authorDoor = authorDoor;
        this.linkDoor = linkDoor;
        this.validation = validation;
        this.json = json;
        this.clock = clock;
    }

    /// Brings a batch in.
    ///
    /// @return what became of each record, in the same order
    /// @throws Problem if one is refused when others were written already: the transaction must not be
    /// committed, and each is to be tried alone
    List<Landed> land(List<Incoming> batch, ImportJob job) {
        List<Landed> landed = new ArrayList<>();
        int from = 0;
        while (from < batch.size()) {
            int to = from + 1;
            String group = group(batch.get(from));
            while (to < batch.size() && group(batch.get(to)).equals(group)) {
                to++;
            }
            landed.addAll(landAlike(batch.subList(from, to), job));
            from = to;
        }
        return landed;
    }

    /// Records that come in together.
    private static String group(Incoming one) {
        if (one.record() == null) {
            return "";
        }
        return one.kind().equals("row") ? "row " + one.record().table() : one.kind();
    }

    private List<Landed> landAlike(List<Incoming> alike, ImportJob job) {
        Incoming first = alike.getFirst();
        if (first.record() == null) {
            return alike.stream().map(Landing::passedOver).toList();
        }
        return switch (first.kind()) {
            case "article" -> articles(alike, job);
            case "row" -> archive.restore(first.record().table(), alike);
            default -> alike.stream().map(this::furnish).toList();
        };
    }

    private static Landed passedOver(Incoming one) {
        return one.fault() == null
                ? Landed.of(one, Outcome.SKIPPED, null, List.of())
                : Landed.rejected(one, one.fault());
    }

    private List<Landed> articles(List<Incoming> alike, ImportJob job) {
        Map<Incoming, Landed> landed = new HashMap<>();
        Map<String, byte[]> seen = seen(alike);
        Map<String, byte[]> hashes = new HashMap<>();
        Map<Incoming, Arrival> arrivals = new LinkedHashMap<>();
        for (Incoming one : alike) {
            String elsewhere = one.externalId();
            byte[] hash = elsewhere == null ? null : hash(one);
            if (hash != null && Arrays.equals(hash, seen.put(elsewhere, hash))) {
                landed.put(one, Landed.of(one, Outcome.UNCHANGED, null, List.of()));
                continue;
            }
            try {
                arrivals.put(one, arrival(validation.check(one.record())));
                if (elsewhere != null) {
                    hashes.put(elsewhere, hash);
                }
            } catch (Problem refused) {
                landed.put(one, Landed.rejected(one, refused));
            }
        }
        List<Arrived> became =
                articles.take(List.copyOf(arrivals.values()), job.createTags(), job.startedBy(), clock.instant());
        int place = 0;
        for (Incoming one : arrivals.keySet()) {
            landed.put(one, landed(one, became.get(place++)));
        }
        landed.values().stream()
                .filter(one -> one.outcome() == Outcome.REJECTED)
                .map(one -> one.record().externalId())
                .filter(Objects::nonNull)
                .forEach(hashes::remove);
        remember(hashes);
        return alike.stream().map(landed::get).toList();
    }

    private static Arrival arrival(ImportRecord record) {
        return new Arrival(
                record.article(),
                record.status() == null
                        ? Status.DRAFT
                        : Status.named(record.status()).orElseThrow(),
                record.changedAt(),
                record.formerSlugs() == null ? List.of() : record.formerSlugs());
    }

    private static Landed landed(Incoming one, Arrived became) {
        return became.refused() != null
                ? Landed.rejected(one, became.refused())
                : Landed.of(one, became.isNew() ? Outcome.CREATED : Outcome.UPDATED, became.id(), became.notes());
    }

    private Map<String, byte[]> seen(List<Incoming> alike) {
        List<String> ids = alike.stream()
                .map(Incoming::externalId)
                .filter(Objects::nonNull)
                .toList();
        Map<String, byte[]> seen = new HashMap<>();
        if (!ids.isEmpty()) {
            Sql.of(
                            "select s.external_id, s.record_hash from import_seen s join editorial_article a"
                                    + " on a.external_id = s.external_id where s.external_id in ?",
                            ids)
                    .rows(database)
                    .forEach(row -> seen.put(row.text(0), row.bytes(1)));
        }
        return seen;
    }

    private void remember(Map<String, byte[]> hashes) {
        Sql insert = Sql.of("insert into import_seen (external_id, record_hash) values ");
        String separator = "";
        for (Map.Entry<String, byte[]> one : hashes.entrySet()) {
            insert.add(separator + "(?, ?)", one.getKey(), one.getValue());
            separator = ", ";
        }
        if (!hashes.isEmpty()) {
            insert.add(" on duplicate key update record_hash = values(record_hash)")
                    .run(database);
        }
    }

    private byte[] hash(Incoming one) {
        try {
            byte[] said = one.source() == null
                    ? json.writeValueAsBytes(one.record())
                    : one.source().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(said);
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Landed furnish(Incoming one) {
        ImportRecord record = one.record();
        return switch (one.kind()) {
            case "category" ->
                unlessThere(
                        one,
                        categories,
                        record.category().slug(),
                        record.category().name(),
                        () -> categoryDoor.create(record.category()).id());
            case "tag" ->
                unlessThere(
                        one,
                        tags,
                        record.tag().slug(),
                        record.tag().name(),
                        () -> tagDoor.create(record.tag()).id());
            case "author" ->
                unlessThere(
                        one,
                        authors,
                        record.author().slug(),
                        record.author().name(),
                        () -> authorDoor.create(record.author()).id());
            default ->
                Landed.of(one, Outcome.CREATED, linkDoor.create(record.link()).id(), List.of());
        };
    }

    private static <T extends Term> Landed unlessThere(
            Incoming one, Terms<T> terms, String slug, String name, Supplier<Id> create) {
        Optional<T> known = Optional.ofNullable(slug)
                .or(() -> Optional.ofNullable(name).flatMap(Slug::of))
                .flatMap(wanted -> terms.find("slug", wanted).firstResultOptional());
        return known.map(term -> Landed.of(one, Outcome.UNCHANGED, term.id(), List.of()))
                .orElseGet(() -> Landed.of(one, Outcome.CREATED, create.get(), List.of()));
    }
}
