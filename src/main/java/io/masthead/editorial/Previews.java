package io.masthead.editorial;

import io.masthead.article.Publication;
import io.masthead.article.SourceRef;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.token.Signer;
import io.masthead.taxonomy.Source;
import io.masthead.taxonomy.SourceRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/// Signs links that show one revision for a while, and opens them. A link says all by itself; it is written down
/// only so that the revision is kept as long.
@Singleton
public class Previews {

    private static final String PURPOSE = "preview";

    private final EntityManager database;
    private final EditorialRepository articles;
    private final Saving saving;
    private final Publishing publishing;
    private final SourceRepository sources;
    private final Signer signer;

    Previews(
            EntityManager database,
            EditorialRepository articles,
            Saving saving,
            Publishing publishing,
            SourceRepository sources,
            Signer signer) {
        this.database = database;
        this.articles = articles;
        this.saving = saving;
        this.publishing = publishing;
        this.sources = sources;
        this.signer = signer;
    }

    /// A revision as it would be published now.
    ///
    /// @param source its source, which may not be known to readers yet; or `null`
    public record Opened(Publication version, SourceRef source) {}

    /// Signs a link, within the caller's transaction.
    ///
    /// @return the token
    /// @throws Problem `422` if there is no such revision
    String sign(Id article, int revision, Instant until) {
        // Locked, so that no purge takes it away at this moment.
        boolean isThere = !Sql.of(
                        "select number from revision where article_id = ? and number = ? lock in share mode",
                        article,
                        revision)
                .rows(database)
                .isEmpty();
        if (!isThere) {
            throw Problem.invalid("/revision", "unknown-revision", "There is no such revision.");
        }
        Sql.of(
                        "insert into previewed_revision (article_id, number, until) values (?, ?, ?)"
                                + " on duplicate key update until = greatest(until, values(until))",
                        article,
                        revision,
                        until)
                .run(database);
        return signer.sign(PURPOSE, article + " " + revision + " " + until.toEpochMilli());
    }

    /// The revision that a link shows.
    ///
    /// @throws Problem `403` for a link that is altered, expired, or whose article was killed or thrown away
    public Opened open(String token, Instant now) {
        String[] parts =
                signer.open(PURPOSE, token).orElseThrow(Previews::refused).split(" ");
        if (Instant.ofEpochMilli(Long.parseLong(parts[2])).isBefore(now.plusMillis(1))) {
            throw refused();
        }
        EditorialArticle article = articles.find(Id.of(parts[0]))
                .filter(found -> found.status(now) != Status.KILLED && found.status(now) != Status.TRASHED)
                .orElseThrow(Previews::refused);
        Revision revision =
                articles.revision(article.id(), Integer.parseInt(parts[1])).orElseThrow(Previews::refused);
        return opened(article, revision, now);
    }

    private Opened opened(EditorialArticle article, Revision revision, Instant now) {
        Draft draft = saving.draft(revision);
        Instant publishedAt = draft.publishedAt() == null
                ? article.firstPublishedAt().filter(at -> !at.isAfter(now)).orElse(now)
                : draft.publishedAt();
        Publication version = draft.publication(
                article.id(),
                revision.facts().number(),
                new Draft.Dates(now, null, publishedAt),
                null,
                publishing.corrections(article),
                false);
        return new Opened(version, draft.source() == null ? null : source(draft.source()));
    }

    /// As it would be after publication: a known address stays unless the draft has another.
    private SourceRef source(SourceInput written) {
        Optional<Source> known = sources.find("name", written.name()).firstResultOptional();
        return new SourceRef(
                written.name(),
                written.url() != null
                        ? written.url()
                        : known.flatMap(Source::url).orElse(null));
    }

    private static Problem refused() {
        return Problem.of(
                403,
                "preview-refused",
                "Forbidden",
                "This preview link was altered, or it holds no longer. Ask the newsroom for a new one.");
    }
}
