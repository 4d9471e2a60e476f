package io.masthead.webhook;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An endpoint that is told what happens.
@Entity
@Table(name = "webhook")
class Webhook {

    /// Its owner does not want anything now.
    static final String BY_OWNER = "by-owner";

    /// Everything has failed for days.
    static final String FAILING = "failing";

    /// It has answered `410`.
    static final String GONE = "gone";

    /// It was silent for longer than the log is kept.
    static final String TOO_FAR_BEHIND = "too-far-behind";

    /// `MASTHEAD_SECRET` is not the one that its secret was kept with.
    static final String SECRET_LOST = "secret-lost";

    @jakarta.persistence.Id
    private long id;

    @Column(name = "partner_id")
    private Long partnerId;

    private String url;
    private String description;
    private String types;
    private byte[] secret;

    @Column(name = "former_secret")
    private byte[] formerSecret;

    @Column(name = "former_secret_until")
    private Instant formerSecretUntil;

    @Column(name = "paused_at")
    private Instant pausedAt;

    @Column(name = "paused_reason")
    private String pausedReason;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Webhook() {}

    Webhook(Id id, Owner owner, byte[] secret, Instant now) {
        this.id = id.value();
        this.partnerId = owner.isHouse() ? null : owner.partner().value();
        this.secret = secret.clone();
        this.createdAt = now;
    }

    /// Takes over what its owner wrote.
    void revise(WebhookInput input) {
        this.url = input.url();
        this.description = input.description();
        this.types = input.types() == null
                ? ""
                : String.join(" ", input.types().stream().distinct().sorted().toList());
    }

    /// Takes a new secret; deliveries are signed with the old one too for a while.
    void rotate(byte[] fresh, Duration overlap, Instant now) {
        boolean overlaps = !overlap.isZero() && !SECRET_LOST.equals(pausedReason);
        formerSecret = overlaps ? secret : null;
        formerSecretUntil = overlaps ? now.plus(overlap) : null;
        secret = fresh.clone();
    }

    void pause(Instant now) {
        if (pausedAt == null) {
            pausedAt = now;
            pausedReason = BY_OWNER;
        }
    }

    void resume() {
        pausedAt = null;
        pausedReason = null;
    }

    Id id() {
        return new Id(id);
    }

    Owner owner() {
        return partnerId == null ? Owner.HOUSE : Owner.partner(new Id(partnerId));
    }

    String url() {
        return url;
    }

    String description() {
        return description;
    }

    /// The types it wants; all if there are none.
    List<String> types() {
        return types.isEmpty() ? List.of() : List.of(types.split(" "));
    }

    byte[] secret() {
        return secret.clone();
    }

    /// The secret before, or `null` if it signs no more.
    byte[] formerSecret(Instant now) {
        return formerSecretUntil != null && formerSecretUntil.isAfter(now) ? formerSecret.clone() : null;
    }

    Instant formerSecretUntil() {
        return formerSecretUntil;
    }

    Instant pausedAt() {
        return pausedAt;
    }

    String pausedReason() {
        return pausedReason;
    }

    Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }
}
