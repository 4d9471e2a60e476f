package io.masthead.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the rows of published versions. An article has one that is, or was, before the world, and one that waits.
@Singleton
class PublicationRows {

    private final EntityManager database;
    private final ObjectMapper json;

    PublicationRows(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    boolean isVisible(Id article, Instant now) {
        return !Sql.of(
                        "select 1 from published_article r where r.article_id = ? and " + PublishedRows.VISIBLE,
                        article,
                        now,
                        now)
                .rows(database)
                .isEmpty();
    }

    /// Until when the log has told of it: until now, unless the clock was set back since a version of it began.
    Instant told(Id article, Instant now) {
        Instant last = Sql.of(
                        "select max(publish_at) from published_article where article_id = ? and begin_due is null",
                        article)
                .rows(database)
                .getFirst()
                .instant(0);
        return last == null || last.isBefore(now) ? now : last;
    }

    /// Whether a version of it has begun, ended or not.
    boolean hasBegun(Id article, Instant now) {
        return !Sql.of("select 1 from published_article where article_id = ? and publish_at <= ? limit 1", article, now)
                .rows(database)
                .isEmpty();
    }

    /// All slugs under which it was ever before the world.
    List<String> slugs(Id article) {
        return Sql.of("select slug from published_slug where article_id = ?", article).rows(database).stream()
                .map(row -> row.text(0))
                .toList();
    }

    /// Removes versions, and slugs whose hour has not come.
    ///
    /// @param from versions that begin later than this
    /// @return how many versions
    int remove(Id article, Instant from, Instant now) {
        Sql.of("delete from published_slug where article_id = ? and since > ?", article, now)
                .run(database);
        Sql.of("delete from published_in where article_id = ? and publish_at > ?", article, from)
                .run(database);
        return Sql.of("delete from published_article where article_id = ? and publish_at > ?", article, from)
                .run(database);
    }

    /// The version that began last ends when the next one begins, or at its own end if that comes first; those before
    /// it go. An end that has been told of is not told of again.
    ///
    /// @return whether it is visible until the next one begins
    boolean endLiveAt(Id article, Instant next, Instant now) {
        List<Row> begun = Sql.of(
                        "select publish_at, own_end from published_article where article_id = ?"
                                + " order by publish_at desc limit 1",
                        article)
                .rows(database);
        if (begun.isEmpty()) {
            return false;
        }
        for (String table : List.of("published_in", "published_article")) {
            Sql.of(
                            "delete from " + table + " where article_id = ? and publish_at < ?",
                            article,
                            begun.getFirst().instant(0))
                    .run(database);
        }
        Instant ownEnd = begun.getFirst().instant(1);
        boolean staysUntilThen = ownEnd == null || !ownEnd.isBefore(next);
        Instant untold = staysUntilThen || !ownEnd.isAfter(now) ? null : ownEnd;
        end(article, staysUntilThen ? next : ownEnd, untold);
        return staysUntilThen;
    }

    /// No next version waits any more: the one that began last ends at its own end again.
    void endLiveItself(Id article, Instant now) {
        Sql.of("select own_end from published_article where article_id = ?", article)
                .rows(database)
                .forEach(row -> {
                    Instant ownEnd = row.instant(0);
                    end(article, ownEnd, ownEnd == null || !ownEnd.isAfter(now) ? null : ownEnd);
                });
    }

    private void end(Id article, Instant end, Instant untold) {
        Sql.of("update published_article set expire_at = ?, end_due = ? where article_id = ?", end, untold, article)
                .run(database);
        Sql.of("update published_in set expire_at = ? where article_id = ?", end, article)
                .run(database);
    }

    /// @param announced what the change log is to say when the version begins, or `null` if that is told now
    void insert(Publication version, String announced) {
        insert(List.of(version), announced);
    }

    /// Several at once, in one statement.
    void insert(List<Publication> versions, String announced) {
        Sql insert =
                Sql.of("insert into published_article (article_id, publish_at, expire_at, published_at, slug, kind,"
                        + " language, title, subtitle, summary, category_id, source_id, translation_of, lead_image, byline,"
                        + " tag_ids, pinned, sponsored, hide_ads, revision, document, own_end, begin_due, begin_type,"
                        + " end_due, mapped) values ");
        String separator = "";
        for (Publication version : versions) {
            insert.add(
                    separator + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    version.id(),
                    version.publishAt(),
                    version.expireAt(),
                    version.publishedAt(),
                    version.slug(),
                    version.kind(),
                    version.language(),
                    version.title(),
                    version.subtitle(),
                    version.summary(),
                    version.category(),
                    version.source(),
                    version.translationOf(),
                    version.leadImage() == null ? null : write(version.leadImage()),
                    write(version.byline()),
                    version.tags().stream()
                            .map(tag -> Long.toString(tag.value()))
                            .collect(Collectors.joining(" ")),
                    version.pinned(),
                    version.sponsored(),
                    version.hideAds(),
                    version.revision(),
                    write(version.document()),
                    version.expireAt(),
                    announced == null ? null : version.publishAt(),
                    announced,
                    version.expireAt(),
                    version.isMapped());
            separator = ", ";
        }
        insert.run(database);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a publication could not be written as JSON", broken);
        }
    }
}
