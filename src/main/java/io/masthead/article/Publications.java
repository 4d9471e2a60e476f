package io.masthead.article;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes what the world sees: brings versions in, takes them out, and logs it, all within the caller's transaction.
/// What the clock has done to the article until now is told before.
@Singleton
public class Publications {

    private static final String ARTICLE = "article";
    private static final String SCHEDULE = "schedule";

    private final EntityManager database;
    private final ChangeLog log;
    private final Transitions transitions;
    private final PublicationRows rows;
    private final PublicationIndex index;
    private final PublicationClaims claims;
    private final Standings standings;
    private final CategoryRepository categories;

    Publications(
            EntityManager database,
            ChangeLog log,
            Transitions transitions,
            PublicationRows rows,
            PublicationIndex index,
            PublicationClaims claims,
            Standings standings,
            CategoryRepository categories) {
        this.database = database;
        this.log = log;
        this.transitions = transitions;
        this.rows = rows;
        this.index = index;
        this.claims = claims;
        this.standings = standings;
        this.categories = categories;
    }

    /// Brings a version before the world, now or at its hour. A version whose hour has not come waits beside the live
    /// one, which ends when the other begins; any earlier waiting one is replaced.
    ///
    /// @throws Problem `409 slug-taken` if another article has, or had, this slug; `409 address-taken` if it has
    /// one of the old addresses
    public void publish(Publication version, Instant now) {
        standings.hold(version.id(), version.category());
        transitions.announce(version.id(), now);
        Instant told = rows.told(version.id(), now);
        String before = standings.at(version.id(), told);
        boolean wasVisible = rows.isVisible(version.id(), told);
        Set<String> keys = index.keys(version.id());
        boolean waits = version.publishAt().isAfter(now);
        rows.remove(version.id(), waits ? now : Instant.EPOCH, now);
        boolean takesOver = waits ? rows.endLiveAt(version.id(), version.publishAt(), now) : wasVisible;
        if (!waits) {
            Sql.of("delete from tombstone where article_id = ?", version.id()).run(database);
        }
        String type = takesOver ? "update" : "publish";
        if (version.correction()) {
            type = "correct";
        }
        rows.insert(version, waits ? type : null);
        index.enter(version);
        claims.claim(version);
        keys.addAll(index.keys(version.id()));
        keys.add(ArticleKeys.slug(version.slug()));
        version.oldUrls().forEach(address -> keys.add(ArticleKeys.oldAddress(address)));
        Change change = Change.of(waits ? SCHEDULE : type, ARTICLE, version.id(), keys);
        log.note(waits ? change : change.between(before, standings.at(version.id(), now)));
    }

    /// Brings articles before the world that never were there, all at once: what [#publish] would do for each,
    /// in a few statements for all of them.
    ///
    /// @param versions none of which waits for its hour
    /// @param formerSlugs what they were called elsewhere, by article
    /// @return of the former slugs and old addresses those that another article has
    /// @throws Problem `409 slug-taken` if another article has, or had, a slug
    public Set<String> begin(List<Publication> versions, Map<Id, List<String>> formerSlugs, Instant now) {
        if (versions.isEmpty()) {
            return Set.of();
        }
        categories.hold(versions.stream()
                .map(Publication::category)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        rows.insert(versions, null);
        Map<Id, Set<Id>> lists = index.enter(versions);
        Set<String> taken = claims.claimNew(versions);
        for (Publication version : versions) {
            List<String> former = formerSlugs.getOrDefault(version.id(), List.of());
            taken.addAll(claims.redirect(version, former));
            log.note(Change.of("publish", ARTICLE, version.id(), keys(version, lists.get(version.id()), former))
                    .between(Standing.NOWHERE, Standings.begun(version, lists.get(version.id()), now)));
        }
        return taken;
    }

    /// Tells of articles whose rows were brought back as they had been elsewhere.
    public void restored(List<Id> articles, Instant now) {
        for (Id article : articles) {
            Set<String> keys = index.keys(article);
            rows.slugs(article).forEach(slug -> keys.add(ArticleKeys.slug(slug)));
            log.note(
                    Change.of("publish", ARTICLE, article, keys).between(Standing.NOWHERE, standings.at(article, now)));
        }
    }

    private static Set<String> keys(Publication version, Set<Id> lists, List<String> formerSlugs) {
        Set<String> keys = new LinkedHashSet<>(ArticleKeys.of(version.id()));
        keys.addAll(ArticleKeys.of(version.translationOf()));
        keys.addAll(List.of("list", ArticleKeys.slug(version.slug())));
        lists.forEach(list -> keys.add("list:" + list));
        formerSlugs.forEach(slug -> keys.add(ArticleKeys.slug(slug)));
        version.oldUrls().forEach(address -> keys.add(ArticleKeys.oldAddress(address)));
        return keys;
    }

    /// Takes back the version that waits for its hour; what is live stays, and ends at its own end.
    public void unschedule(Id article, Instant now) {
        transitions.announce(article, now);
        Set<String> keys = index.keys(article);
        if (rows.remove(article, now, now) > 0) {
            rows.endLiveItself(article, now);
            log.note(Change.of(SCHEDULE, ARTICLE, article, keys));
        }
    }

    /// Takes an article away from the world. If it was ever visible a tombstone stays, and the log tells; of what was
    /// never before the world nobody learns that it left.
    ///
    /// @param type `withdraw` or `kill`
    /// @param code what readers are told: `article-withdrawn` or `article-killed`
    /// @param reason why, if that is public, else `null`
    public void remove(Id article, String type, String code, String reason, Instant now) {
        standings.hold(article, null);
        transitions.announce(article, now);
        Instant told = rows.told(article, now);
        String before = standings.at(article, told);
        Set<String> keys = index.keys(article);
        boolean wasSeen = rows.hasBegun(article, told);
        boolean waited = rows.remove(article, Instant.EPOCH, now) > 0;
        if (wasSeen) {
            bury(article, code, reason, now);
        }
        // What had left before keeps the moment at which it left.
        boolean hadLeft = !wasSeen
                && Sql.of(
                                        "update tombstone set code = ?, reason = ? where article_id = ? and code <> ?",
                                        code,
                                        reason,
                                        article,
                                        code)
                                .run(database)
                        > 0;
        if (wasSeen || hadLeft) {
            log.note(Change.of(type, ARTICLE, article, keys).between(before, Standing.NOWHERE));
        } else if (waited) {
            log.note(Change.of(SCHEDULE, ARTICLE, article, keys));
        }
    }

    private void bury(Id article, String code, String reason, Instant now) {
        Sql.of(
                        "insert into tombstone (article_id, code, withdrawn_at, reason) values (?, ?, ?, ?)"
                                + " on duplicate key update code = values(code), withdrawn_at = values(withdrawn_at),"
                                + " reason = values(reason)",
                        article,
                        code,
                        now,
                        reason)
                .run(database);
    }
}
