package io.masthead.slot;

import io.masthead.article.ArticleKeys;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether an article may stand beside advertisements.
@Singleton
public class AdPolicy {

    private final EntityManager database;
    private final Shown shown;

    AdPolicy(EntityManager database, Shown shown) {
        this.database = database;
        this.shown = shown;
    }

    /// Whether readers can see this article and its editors hide advertisements on it. The answer shows the article
    /// from now on, and is good until this version of it ends.
    ///
    /// @param slugOrId its id, or a slug it has or had; nothing is hidden for `null` and for what cannot be seen
    boolean hidesAds(String slugOrId, Instant now) {
        if (slugOrId == null) {
            return false;
        }
        Optional<Id> id = Id.parse(slugOrId);
        // An id is named whether there is such an article or not: the answer gives nothing away, and is dropped when it
        // appears.
        id.ifPresent(asked -> shown.key("article", asked));
        if (id.isEmpty()) {
            shown.key(ArticleKeys.slug(slugOrId));
        }
        Sql versions = id.map(asked ->
                        Sql.of("p.publish_at as begins from published_article p where p.article_id = ?", asked))
                .orElseGet(() -> Sql.of(
                        "greatest(s.since, p.publish_at) as begins from published_slug s"
                                + " join published_article p on p.article_id = s.article_id where s.slug = ?",
                        slugOrId));
        List<Row> found = Sql.of("select p.article_id, p.expire_at, p.hide_ads, ")
                .add(versions)
                .add(" and (p.expire_at is null or p.expire_at > ?)", now)
                .rows(database);
        // A version that waits changes the answer when its hour comes; but nobody is told that it waits.
        found.stream()
                .map(version -> version.instant(3))
                .filter(begins -> begins.isAfter(now))
                .forEach(begins -> shown.atMost(Duration.between(now, begins)));
        Optional<Row> seen = found.stream()
                .filter(version -> !version.instant(3).isAfter(now))
                .findFirst();
        seen.ifPresent(version -> {
            shown.key("article", version.id(0));
            shown.until(version.instant(1));
        });
        return seen.map(version -> version.flag(2)).orElse(false);
    }
}
