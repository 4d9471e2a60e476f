package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryMoved;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Keeps the lists that published stories stand in: one row for each category on the way up, each tag and each author.
@Singleton
public class PublicationIndex {

    private final EntityManager database;
    private final CategoryRepository categories;

    PublicationIndex(EntityManager database, CategoryRepository categories) {
        this.database = database;
        this.categories = categories;
    }

    /// Enters a version. Pages stand in no list.
    void enter(Publication version) {
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

    /// What shows an article, and the lists it stands in. Its translations name it under the key of their original.
    Set<String> keys(Id article) {
        Set<String> keys = new LinkedHashSet<>(List.of("article:" + article));
        Sql.of("select distinct translation_of from published_article where article_id = ?", article)
                .rows(database)
                .forEach(row -> keys.add("article:" + row.id(0)));
        Sql.of("select distinct term_id from published_in where article_id = ?", article)
                .rows(database)
                .forEach(row -> keys.add("list:" + row.id(0)));
        keys.add("list");
        return keys;
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
}
