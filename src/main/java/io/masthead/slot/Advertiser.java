package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// Who fills slots: a company, a partner, or the house itself.
@Entity
@Table(name = "advertiser")
public class Advertiser extends Kept {

    private String name;

    protected Advertiser() {}

    Advertiser(Id id) {
        super(id);
    }

    void revise(AdvertiserInput input) {
        this.name = input.name();
    }

    public String name() {
        return name;
    }
}
