package io.masthead.partner;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// What partners may see and how much they may ask for. Partners share plans.
@Entity
@Table(name = "plan")
public class Plan {

    @jakarta.persistence.Id
    private long id;

    private String name;

    @Convert(converter = PlanTerms.Column.class)
    private PlanTerms terms;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Plan() {}

    public Plan(Id id, String name, PlanTerms terms, Instant now) {
        this.id = id.value();
        this.name = name;
        this.terms = terms;
        this.createdAt = now;
    }

    public void revise(String name, PlanTerms terms) {
        this.name = name;
        this.terms = terms;
    }

    public Id id() {
        return new Id(id);
    }

    public String name() {
        return name;
    }

    public PlanTerms terms() {
        return terms;
    }

    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
