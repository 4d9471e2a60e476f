package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/// A category of the tree.
@Entity
@Table(name = "category")
public class Category {

    @jakarta.persistence.Id
    private long id;

    private String slug;
    private String name;
    private String description;

    @Column(name = "parent_id")
    private Long parentId;

    private int position;

    @Version
    private int version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Category() {}

    Category(Id id) {
        this.id = id.value();
    }

    /// Takes over what staff wrote.
    void revise(String slug, CategoryInput input, Id parent, Instant now) {
        this.slug = slug;
        this.name = input.name();
        this.description = input.description() == null || input.description().isBlank() ? null : input.description();
        this.parentId = parent == null ? null : parent.value();
        this.position = input.position() == null ? 0 : input.position();
        this.updatedAt = now;
    }

    public Id id() {
        return new Id(id);
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Optional<Id> parent() {
        return Optional.ofNullable(parentId).map(Id::new);
    }

    public int position() {
        return position;
    }

    public int version() {
        return version;
    }
}
