package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A tag: a word that articles of any category share.
@Entity
@Table(name = "tag")
public class Tag extends Term {

    protected Tag() {}

    Tag(Id id) {
        super(id);
    }
}
