package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/// A thing of this room that staff keep: with an id, and a version that counts its changes.
@MappedSuperclass
public abstract class Kept {

    @jakarta.persistence.Id
    private long id;

    @Version
    private int version;

    protected Kept() {}

    Kept(Id id) {
        this.id = id.value();
    }

    public Id id() {
        return new Id(id);
    }

    public int version() {
        return version;
    }
}
