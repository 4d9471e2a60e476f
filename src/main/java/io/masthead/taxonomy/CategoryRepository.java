package io.masthead.taxonomy;

import jakarta.inject.Singleton;
import java.util.List;

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
