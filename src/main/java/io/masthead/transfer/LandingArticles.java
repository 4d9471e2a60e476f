package io.masthead.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.editorial.ArrivingArticles;
import io.masthead.editorial.ArrivingArticles.Arrival;
import io.masthead.editorial.ArrivingArticles.Arrived;
import io.masthead.editorial.Status;
import io.masthead.shared.database.Sql;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Brings articles in, within the current transaction, unless they say what they said the last time.
@Singleton
class LandingArticles {

    private final EntityManager database;
    private final ArrivingArticles articles;
    private final Validation validation;
    private final ObjectMapper json;
    private final Clock clock;

    LandingArticles(
            EntityManager database, ArrivingArticles articles, Validation validation, ObjectMapper json, Clock clock) {
        this.database = database;
        this.articles = articles;
        this.validation = validation;
        this.json = json;
        this.clock = clock;
    }

    /// Brings articles in, in bulk.
    ///
    /// @return what became of each, in the same order
    List<Landed> land(List<Incoming> alike, ImportJob job) {
        Map<Incoming, Landed> landed = new IdentityHashMap<>();
        Map<String, byte[]> seen = seen(alike);
        Map<String, byte[]> hashes = new HashMap<>();
        List<Incoming> coming = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Incoming one : alike) {
            String elsewhere = one.externalId();
            byte[] hash = elsewhere == null ? null : hash(one);
            if (hash != null && Arrays.equals(hash, seen.put(elsewhere, hash))) {
                landed.put(one, Landed.of(one, Outcome.UNCHANGED, null, List.of()));
                continue;
            }
            try {
                arrivals.add(arrival(validation.check(one.record())));
                coming.add(one);
                if (elsewhere != null) {
                    hashes.put(elsewhere, hash);
                }
            } catch (Problem refused) {
                landed.put(one, Landed.rejected(one, refused));
            }
        }
        List<Arrived> became = articles.take(arrivals, job.createTags(), job.startedBy(), clock.instant());
        for (int i = 0; i < coming.size(); i++) {
            landed.put(coming.get(i), landed(coming.get(i), became.get(i)));
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
}
