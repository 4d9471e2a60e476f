package io.masthead.article;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryMoved;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Keeps the lists that published stories stand in: one row for each category on the way up, each tag and each author.
@Singleton
public class PublicationIndex {

    private final EntityManager database;
    private final CategoryRepository categories;
    private final ChangeLog log;
    private final Clock clock;

    PublicationIndex(EntityManager database, CategoryRepository categories, ChangeLog log, Clock clock) {
        this.database = database;
        this.categories = categories;
        this.log = log;
        this.clock = clock;
    }

    /// Enters a version. Pages stand in no list.
    void enter(Publication version) {
        enter(List.of(version));
    }

    /// Enters several versions, in one statement for each way up the categories and one for all rows.
    ///
    /// @return the lists that each of them stands in
    Map<Id, Set<Id>> enter(List<Publication> versions) {
        Map<Id, List<Id>> ways = new HashMap<>();
        Map<Id, Set<Id>> entered = new HashMap<>();
        Sql insert = Sql.of("insert into published_in (term_id, published_at, article_id, publish_at, expire_at,"
                + " pinned) values ");
        String separator = "";
        for (Publication version : versions) {
            Set<Id> terms = terms(version, ways);
            entered.put(version.id(), terms);
            for (Id term : terms) {
                insert.add(
                        separator + "(?, ?, ?, ?, ?, ?)",
                        term,
                        version.publishedAt(),
                        version.id(),
                        version.publishAt(),
                        version.expireAt(),
                        version.pinned());
                separator = ", ";
            }
        }
        if (!separator.isEmpty()) {
            insert.run(database);
        }
        return entered;
    }

    private Set<Id> terms(Publication version, Map<Id, List<Id>> ways) {
        if (!version.kind().equals("story")) {
            return Set.of();
        }
        Set<Id> terms = new LinkedHashSet<>(version.tags());
        version.byline().stream()
                .map(BylineEntry::authorId)
                .filter(Objects::nonNull)
                .forEach(terms::add);
        if (version.category() != null) {
            terms.addAll(ways.computeIfAbsent(version.category(), categories::pathNow));
        }
        return terms;
    }

    /// What shows an article, and the lists it stands in. Its translations name it under the key of their original.
    Set<String> keys(Id article) {
        Set<String> keys = new LinkedHashSet<>(ArticleKeys.of(article));
        Sql.of("select distinct translation_of from published_article where article_id = ?", article)
                .rows(database)
                .forEach(row -> keys.addAll(ArticleKeys.of(row.id(0))));
        Sql.of("select distinct term_id from published_in where article_id = ?", article)
                .rows(database)
                .forEach(row -> keys.add("list:" + row.id(0)));
        keys.add("list");
        return keys;
    }

    /// A category has moved: the rows of its articles, and of all below it, get the new ancestors. The log tells it of
    /// each article that readers see, for whom lists decide who may see it.
    void follow(@Observes CategoryMoved move) {
        CategoryTree tree = categories.tree();
        List<Id> moved = new ArrayList<>();
        collect(tree, move.category(), moved);
        tell(move, tree, moved);
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

    private void tell(CategoryMoved move, CategoryTree tree, List<Id> moved) {
        Instant now = clock.instant();
        List<Id> above = ids(tree.path(move.category()));
        List<Id> aboveBefore = new ArrayList<>(move.before() == null ? List.of() : ids(tree.path(move.before())));
        aboveBefore.add(move.category());
        Sql.of(
                        "select r.article_id, r.published_at, r.revision, r.category_id, r.tag_ids from published_article r"
                                + " where r.category_id in ? and r.kind = 'story' and " + PublishedRows.VISIBLE
                                + " order by r.article_id",
                        moved,
                        now,
                        now)
                .rows(database)
                .forEach(row -> {
                    List<Id> path = ids(tree.path(row.id(3)));
                    List<Id> below = path.subList(above.size(), path.size());
                    List<Id> tags = PublishedRows.ids(row.text(4));
                    var before = new Standing(
                            row.instant(1), (int) row.number(2), row.id(3), join(aboveBefore, below, tags));
                    var after = new Standing(row.instant(1), (int) row.number(2), row.id(3), join(above, below, tags));
                    log.note(Change.of("move", "article", row.id(0), List.of()).between(before.text(), after.text()));
                });
    }

    private static List<Id> ids(List<CategoryTree.Node> path) {
        return path.stream().map(CategoryTree.Node::id).toList();
    }

    private static List<Id> join(List<Id> above, List<Id> below, List<Id> tags) {
        return Stream.of(above, below, tags).flatMap(List::stream).toList();
    }

    private static void collect(CategoryTree tree, Id category, List<Id> into) {
        into.add(category);
        tree.children(category).forEach(child -> collect(tree, child.id(), into));
    }
}
