package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/// A category of the tree.
@Entity
@Table(name = "category")
public class Category extends Term {

    private String description;

    @Column(name = "parent_id")
    private Long parentId;

    private int position;

    protected Category() {}

    Category(Id id) {
        super(id);
    }

    /// Takes over what staff wrote.
    void revise(String slug, CategoryInput input, Id parent, Instant now) {
        name(slug, input.name(), now);
        this.description = input.description();
        this.parentId = parent == null ? null : parent.value();
        this.position = input.position() == null ? 0 : input.position();
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
}
