package io.masthead.site;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/// What came of asking for a friend link's address.
@Entity
@Table(name = "link_check")
class LinkCheck {

    /// So many failures in a row, a day apart, and an address is dead.
    static final int DEAD_AFTER = 3;

    /// How often an address is asked for.
    static final Duration EVERY = Duration.ofDays(1);

    @jakarta.persistence.Id
    @Column(name = "link_id")
    private long linkId;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "next_at")
    private Instant nextAt;

    private int failures;
    private Instant since;
    private String reason;

    protected LinkCheck() {}

    LinkCheck(Id link) {
        this.linkId = link.value();
    }

    /// Takes in what was found.
    ///
    /// @param fault why it counts as a failure, or `null` if somebody answered
    void found(String fault, Instant now) {
        checkedAt = now;
        nextAt = now.plus(EVERY);
        failures = fault == null ? 0 : failures + 1;
        since = fault == null ? null : since == null ? now : since;
        reason = fault;
    }

    long linkId() {
        return linkId;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    int failures() {
        return failures;
    }

    Instant since() {
        return since;
    }

    String reason() {
        return reason;
    }
}
