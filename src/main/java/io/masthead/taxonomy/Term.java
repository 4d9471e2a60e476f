package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/// What categories, tags and authors have in common: something that articles are found by, with a name for readers and
/// one for addresses.
@MappedSuperclass
public abstract class Term {

    @jakarta.persistence.Id
    private long id;

    private String slug;
    private String name;

    @Version
    private int version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Term() {}

    protected Term(Id id) {
        this.id = id.value();
    }

    /// Takes these names from `now` on.
    void name(String slug, String name, Instant now) {
        this.slug = slug;
        this.name = name;
        this.updatedAt = now;
    }

    public Id id() {
        return new Id(id);
    }

    /// Its name in addresses; `null` only until it is named for the first time.
    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }
}
