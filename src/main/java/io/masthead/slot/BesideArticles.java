package io.masthead.slot;

import io.masthead.article.ArticleKeys;
import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// What articles mean for what stands beside them: which advertisements fit, and whether any may. Decisions for
/// one reader know it by heart, as far as this node's bounded memory reaches; it follows the change log.
@Singleton
public class BesideArticles implements Listener {

    private static final int MOST = 20_000;

    private static final String COLUMNS =
            "select p.article_id, p.expire_at, p.hide_ads or p.sponsored, p.category_id, p.tag_ids, ";

    private final EntityManager database;
    private final Shown shown;
    private final Map<String, Beside> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    BesideArticles(EntityManager database, Shown shown) {
        this.database = database;
        this.shown = shown;
    }

    @Override
    public void changed(List<Entry> entries) {
        Set<Id> articles = entries.stream()
                .filter(entry -> entry.subject().equals("article"))
                .map(Entry::subjectId)
                .collect(Collectors.toSet());
        if (!articles.isEmpty()) {
            changes.incrementAndGet();
            known.values().removeIf(one -> one.article() == null || articles.contains(one.article()));
        }
    }

    /// Asks the database anew from now on.
    public void forget() {
        changes.incrementAndGet();
        known.clear();
    }

    /// Beside this article, for an answer that is kept: the answer shows the article from now on, and is good
    /// until this version of it ends.
    ///
    /// @param slugOrId its id, or a slug it has or had; `null` for none
    Beside shared(String slugOrId, Instant now) {
        if (slugOrId == null) {
            return Beside.NOTHING;
        }
        // An id is named whether there is such an article or not: the answer gives nothing away, and is dropped when it
        // appears.
        shown.key(Id.parse(slugOrId).map(id -> "article:" + id).orElseGet(() -> ArticleKeys.slug(slugOrId)));
        Beside found = read(slugOrId, now);
        if (found.article() != null) {
            shown.key("article", found.article());
        }
        shown.until(found.ends());
        if (found.begins() != null) {
            shown.atMost(Duration.between(now, found.begins()));
        }
        return found;
    }

    /// Beside this article, if that is known by heart; else `null`.
    ///
    /// @param slugOrId as for [#shared]
    Beside atHand(String slugOrId, Instant now) {
        Beside beside = slugOrId == null ? Beside.NOTHING : known.get(slugOrId);
        return beside == null || !beside.holds(now) ? null : beside;
    }

    /// Beside this article, for an answer to one reader. Takes a statement the first time.
    ///
    /// @param slugOrId as for [#shared]
    Beside own(String slugOrId, Instant now) {
        Beside atHand = atHand(slugOrId, now);
        if (atHand != null) {
            return atHand;
        }
        long before = changes.get();
        Beside found = read(slugOrId, now);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(slugOrId, found);
        if (changes.get() != before) {
            known.remove(slugOrId, found);
        }
        return found;
    }

    private Beside read(String slugOrId, Instant now) {
        Optional<Id> id = Id.parse(slugOrId);
        Sql versions = id.map(asked ->
                        Sql.of("p.publish_at as begins from published_article p where p.article_id = ?", asked))
                .orElseGet(() -> Sql.of(
                        "greatest(s.since, p.publish_at) as begins from published_slug s"
                                + " join published_article p on p.article_id = s.article_id"
                                // Both databases pass over blanks at the end when they compare.
                                + " where s.slug = ? and char_length(s.slug) = char_length(?)",
                        slugOrId,
                        slugOrId));
        List<Row> found = Sql.of(COLUMNS)
                .add(versions)
                .add(" and (p.expire_at is null or p.expire_at > ?)", now)
                .rows(database);
        Instant begins = found.stream()
                .map(version -> version.instant(5))
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
        return found.stream()
                .filter(version -> !version.instant(5).isAfter(now))
                .findFirst()
                .map(version -> new Beside(
                        version.id(0),
                        version.flag(2),
                        version.id(3),
                        ids(version.text(4)),
                        version.instant(1),
                        begins))
                .orElse(new Beside(null, false, null, Set.of(), null, begins));
    }

    private static Set<Id> ids(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> new Id(Long.parseLong(part)))
                .collect(Collectors.toSet());
    }
}
