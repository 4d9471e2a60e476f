package io.masthead.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.media.MediaUse;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.CategoryMoved;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.TermUse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes what the world sees: brings versions in, takes them out, and logs it, all within the caller's transaction.
@Singleton
public class Publications {

    private static final String USED_BY = "article";

    private final EntityManager database;
    private final ObjectMapper json;
    private final ChangeLog log;
    private final CategoryRepository categories;
    private final TermUse termUse;
    private final MediaUse mediaUse;

    Publications(
            EntityManager database,
            ObjectMapper json,
            ChangeLog log,
            CategoryRepository categories,
            TermUse termUse,
            MediaUse mediaUse) {
        this.database = database;
        this.json = json;
        this.log = log;
        this.categories = categories;
        this.termUse = termUse;
        this.mediaUse = mediaUse;
    }

    /// Brings a version before the world, now or at its hour. A version whose hour has not come waits beside the live
    /// one,
    /// which ends when the other begins; any earlier waiting one is replaced.
    ///
    /// @throws Problem `409 slug-taken` if another article has, or had, this slug; `409 address-taken` if it has
    /// one of the old addresses
    public void publish(Publication version, Instant now) {
        boolean wasVisible = isVisible(version.id(), now);
        Set<String> keys = keysOf(version.id());
        boolean waits = version.publishAt().isAfter(now);
        remove(version.id(), waits ? now : Instant.EPOCH, now);
        if (waits) {
            endLiveAt(version.id(), version.publishAt());
        } else {
            Sql.of("delete from tombstone where article_id = ?", version.id()).run(database);
        }
        insert(version);
        index(version);
        claim(version);
        uses(version);
        keys.addAll(keysOf(version.id()));
        keys.add(ArticleKeys.slug(version.slug()));
        version.oldUrls().forEach(address -> keys.add(ArticleKeys.oldAddress(address)));
        String type = wasVisible ? "update" : "publish";
        if (version.correction()) {
            type = "correct";
        }
        log.note(Change.of(waits ? "schedule" : type, "article", version.id(), keys));
    }

    /// Takes an article away from the world. If it was ever visible a tombstone stays, and the log tells; of what was
    /// never before the world nobody learns that it left.
    ///
    /// @param type `withdraw` or `kill`
    /// @param code what readers are told: `article-withdrawn` or `article-killed`
    /// @param reason why, if that is public, else `null`
    public void remove(Id article, String type, String code, String reason, Instant now) {
        Set<String> keys = keysOf(article);
        boolean wasSeen =
                Sql.of("select count(*) from published_article where article_id = ? and publish_at <= ?", article, now)
                                .rows(database)
                                .getFirst()
                                .number(0)
                        > 0;
        boolean waited = remove(article, Instant.EPOCH, now) > 0;
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
            log.note(Change.of(type, "article", article, keys));
        } else if (waited) {
            log.note(Change.of("schedule", "article", article, keys));
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

    /// A category has moved: the rows of its articles, and of all below it, get the new ancestors.
    void follow(@Observes CategoryMoved move) {
        CategoryTree tree = categories.tree();
        List<Id> moved = new ArrayList<>();
        collect(tree, move.category(), moved);
        Sql.of(
                        "delete i from published_in i join published_article r on r.article_id = i.article_id"
                                + " and r.publish_at = i.publish_at join category c on c.id = i.term_id"
                                + " where r.category_id in ?",
                        moved)
                .run(database);
        for (Id category : moved) {
            for (CategoryTree.Node ancestor : tree.path(category)) {
                Sql.of(
                                "insert into published_in (term_id, published_at, article_id, publish_at, expire_at, pinned)"
                                        + " select ?, r.published_at, r.article_id, r.publish_at, r.expire_at, r.pinned"
                                        + " from published_article r where r.category_id = ? and r.kind = 'story'",
                                ancestor.id(),
                                category)
                        .run(database);
            }
        }
    }

    private static void collect(CategoryTree tree, Id category, List<Id> into) {
        into.add(category);
        tree.children(category).forEach(child -> collect(tree, child.id(), into));
    }

    private boolean isVisible(Id article, Instant now) {
        return !Sql.of(
                        "select 1 from published_article r where r.article_id = ? and " + PublishedRows.VISIBLE,
                        article,
                        now,
                        now)
                .rows(database)
                .isEmpty();
    }

    /// What shows this article, and the lists it stands in. Its translations name it under the key of their original.
    private Set<String> keysOf(Id article) {
        Set<String> keys = new LinkedHashSet<>(List.of("article:" + article));
        Sql.of("select distinct translation_of from published_article where article_id = ?", article)
                .rows(database)
                .forEach(row -> keys.add("article:" + row.id(0)));
        List<Row> terms = Sql.of("select distinct term_id from published_in where article_id = ?", article)
                .rows(database);
        terms.forEach(row -> keys.add("list:" + row.id(0)));
        keys.add("list");
        return keys;
    }

    /// Removes versions, and slugs whose hour has not come.
    ///
    /// @param from versions that begin later than this
    /// @return how many versions
    private int remove(Id article, Instant from, Instant now) {
        Sql.of("delete from published_slug where article_id = ? and since > ?", article, now)
                .run(database);
        Sql.of("delete from published_in where article_id = ? and publish_at > ?", article, from)
                .run(database);
        return Sql.of("delete from published_article where article_id = ? and publish_at > ?", article, from)
                .run(database);
    }

    /// The version that began last ends when the next one begins, or at its own end if that comes first; those before
    /// it go.
    private void endLiveAt(Id article, Instant next) {
        Instant live = Sql.of("select max(publish_at) from published_article where article_id = ?", article)
                .rows(database)
                .getFirst()
                .instant(0);
        if (live == null) {
            return;
        }
        for (String table : List.of("published_in", "published_article")) {
            Sql.of("delete from " + table + " where article_id = ? and publish_at < ?", article, live)
                    .run(database);
        }
        Sql.of(
                        "update published_article set expire_at = least(coalesce(own_end, ?), ?) where article_id = ?",
                        next,
                        next,
                        article)
                .run(database);
        Sql.of(
                        "update published_in i join published_article r on r.article_id = i.article_id"
                                + " and r.publish_at = i.publish_at set i.expire_at = r.expire_at where i.article_id = ?",
                        article)
                .run(database);
    }

    private void insert(Publication version) {
        Sql.of(
                        "insert into published_article (article_id, publish_at, expire_at, published_at, slug, kind, language,"
                                + " title, subtitle, summary, category_id, source_id, translation_of, lead_image, byline,"
                                + " tag_ids, pinned, sponsored, hide_ads, revision, document, own_end)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                        version.expireAt())
                .run(database);
    }

    /// One index row for each category on the way up, each tag and each author. Pages stand in no list.
    private void index(Publication version) {
        if (!version.kind().equals("story")) {
            return;
        }
        Set<Id> terms = new LinkedHashSet<>(version.tags());
        version.byline().stream()
                .map(BylineEntry::authorId)
                .filter(Objects::nonNull)
                .forEach(terms::add);
        if (version.category() != null) {
            categories.tree().path(version.category()).forEach(node -> terms.add(node.id()));
        }
        for (Id term : terms) {
            Sql.of(
                            "insert into published_in (term_id, published_at, article_id, publish_at, expire_at, pinned)"
                                    + " values (?, ?, ?, ?, ?, ?)",
                            term,
                            version.publishedAt(),
                            version.id(),
                            version.publishAt(),
                            version.expireAt(),
                            version.pinned())
                    .run(database);
        }
    }

    private void claim(Publication version) {
        take(version.slug(), version);
        for (String address : version.oldUrls()) {
            Sql.of(
                            "insert ignore into published_address (address_hash, address, article_id)"
                                    + " values (unhex(sha2(?, 256)), ?, ?)",
                            address,
                            address,
                            version.id())
                    .run(database);
            Sql owner = Sql.of(
                    "select article_id from published_address where address_hash = unhex(sha2(?, 256))"
                            + " lock in share mode",
                    address);
            if (!owner.rows(database).getFirst().id(0).equals(version.id())) {
                throw Problem.conflict("address-taken", "Another article has the old address " + address, List.of());
            }
        }
    }

    private void take(String slug, Publication version) {
        Sql.of(
                        "insert into published_slug (slug, article_id, since) values (?, ?, ?)"
                                + " on duplicate key update since = least(since, values(since))",
                        slug,
                        version.id(),
                        version.publishAt())
                .run(database);
        Id owner = Sql.of("select article_id from published_slug where slug = ? lock in share mode", slug)
                .rows(database)
                .getFirst()
                .id(0);
        if (!owner.equals(version.id())) {
            throw Problem.conflict("slug-taken", "Another article has, or had, this slug.", List.of());
        }
    }

    private void uses(Publication version) {
        List<Id> terms = new ArrayList<>(version.tags());
        version.byline().stream()
                .map(BylineEntry::authorId)
                .filter(Objects::nonNull)
                .forEach(terms::add);
        if (version.category() != null) {
            terms.add(version.category());
        }
        if (version.source() != null) {
            terms.add(version.source());
        }
        termUse.use(USED_BY, version.id(), terms);
        mediaUse.use(USED_BY, version.id(), version.images());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a publication could not be written as JSON", broken);
        }
    }
}
