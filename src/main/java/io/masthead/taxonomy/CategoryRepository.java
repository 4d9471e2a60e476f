package io.masthead.taxonomy;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Finds categories.
@Singleton
public class CategoryRepository implements Terms<Category> {

    @Override
    public String kind() {
        return "category";
    }

    @Override
    public List<String> lists() {
        return List.of("categories", "site");
    }

    /// The whole tree, in one statement.
    public CategoryTree tree() {
        return new CategoryTree(
                getEntityManager()
                        .createQuery("from Category", Category.class)
                        .setHint("org.hibernate.readOnly", true)
                        .getResultList()
                        .stream()
                        .map(CategoryRepository::node)
                        .toList());
    }

    /// Serialises changes of the tree's shape: two moves at once could close a circle that neither of them sees. To be
    /// called before anything is read: a transaction goes on seeing what its first plain read saw.
    void lockShape() {
        getEntityManager()
                .createNativeQuery("select id from category order by id for update", Long.class)
                .getResultList();
    }

    /// Holds categories where they are until the transaction ends.
    public void hold(Collection<Id> held) {
        if (!held.isEmpty()) {
            Sql.of("select id from category where id in ? order by id lock in share mode", Set.copyOf(held))
                    .rows(getEntityManager());
        }
    }

    /// The way from the top down to a category as the database has it at this moment, whatever this session read
    /// before.
    public List<Id> pathNow(Id category) {
        return Sql.of(
                        "with recursive way (id, parent_id, height) as (select id, parent_id, 0 from category where id = ?"
                                + " union all select c.id, c.parent_id, w.height + 1 from category c"
                                + " join way w on c.id = w.parent_id) select id from way order by height desc",
                        category)
                .rows(getEntityManager())
                .stream()
                .map(row -> row.id(0))
                .toList();
    }

    private static CategoryTree.Node node(Category category) {
        return new CategoryTree.Node(
                category.id(),
                category.slug(),
                category.name(),
                category.description(),
                category.parent().orElse(null),
                category.position());
    }
}
