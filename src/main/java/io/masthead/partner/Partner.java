package io.masthead.partner;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/// Somebody who lives on our content.
@Entity
@Table(name = "partner")
public class Partner {

    @jakarta.persistence.Id
    private long id;

    private String name;

    @Column(name = "contact_email")
    private String contactEmail;

    private String notes;

    @Column(name = "plan_id")
    private long planId;

    @Column(name = "suspended_at")
    private Instant suspendedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    /// Written beside: an acknowledgement is no new version of the partner.
    @Column(name = "acknowledged_seq", insertable = false, updatable = false)
    private Long acknowledgedSeq;

    @Column(name = "acknowledged_at", insertable = false, updatable = false)
    private Instant acknowledgedAt;

    @Version
    private int version;

    protected Partner() {}

    Partner(Id id, Instant now) {
        this.id = id.value();
        this.createdAt = now;
    }

    void revise(PartnerInput input) {
        this.name = input.name();
        this.contactEmail = input.contactEmail();
        this.notes = input.notes();
        this.planId = input.plan().value();
    }

    void suspend(Instant now) {
        if (suspendedAt == null) {
            suspendedAt = now;
        }
    }

    void resume() {
        suspendedAt = null;
    }

    Id id() {
        return new Id(id);
    }

    String name() {
        return name;
    }

    Optional<String> contactEmail() {
        return Optional.ofNullable(contactEmail);
    }

    Optional<String> notes() {
        return Optional.ofNullable(notes);
    }

    Id plan() {
        return new Id(planId);
    }

    /// Since when it is kept out, if it is.
    public Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Long> acknowledgedSeq() {
        return Optional.ofNullable(acknowledgedSeq);
    }

    Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    int version() {
        return version;
    }
}
