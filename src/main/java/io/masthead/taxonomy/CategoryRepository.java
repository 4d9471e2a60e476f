package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Finds categories, and knows who uses them.
@Singleton
public class CategoryRepository implements PanacheRepositoryBase<Category, Long> {

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

    /// By id or current slug.
    public Optional<Category> find(String slugOrId) {
        return Id.parse(slugOrId)
                .flatMap(id -> findByIdOptional(id.value()))
                .or(() -> find("slug", slugOrId).firstResultOptional());
    }

    /// How many things use this category.
    public long uses(Id category) {
        return ((Number) getEntityManager()
                        .createNativeQuery("select count(*) from category_use where category_id = ?1")
                        .setParameter(1, category.value())
                        .getSingleResult())
                .longValue();
    }

    /// Writes down that a user (such as `article` with its id) uses just these categories from now on.
    public void use(String usedBy, Id user, List<Id> categories) {
        getEntityManager()
                .createNativeQuery("delete from category_use where used_by = ?1 and user_id = ?2")
                .setParameter(1, usedBy)
                .setParameter(2, user.value())
                .executeUpdate();
        for (Id category : categories) {
            getEntityManager()
                    .createNativeQuery("insert into category_use (category_id, used_by, user_id) values (?1, ?2, ?3)")
                    .setParameter(1, category.value())
                    .setParameter(2, usedBy)
                    .setParameter(3, user.value())
                    .executeUpdate();
        }
    }

    /// Serialises changes of the tree's shape: two moves at once could close a circle that neither of them sees. Must
    /// be
    /// the first statement of its transaction: one that has read before goes on seeing the tree as it was then.
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
