package io.masthead.editorial;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/// An article in the editors' hands: where it stands, and which revision is the current one.
@Entity
@Table(name = "editorial_article")
public class EditorialArticle {

    @jakarta.persistence.Id
    private long id;

    private String status;
    private String slug;
    private String title;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "category_id")
    private Long categoryId;

    private int revision;

    @Column(name = "published_revision")
    private Integer publishedRevision;

    @Column(name = "first_published_at")
    private Instant firstPublishedAt;

    @Column(name = "scheduled_at")
    private Instant scheduledAt;

    private String corrections;

    @Column(name = "review_note")
    private String reviewNote;

    @Column(name = "reviewed_by")
    private Long reviewedBy;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    @Column(name = "trashed_at")
    private Instant trashedAt;

    @Column(name = "created_by")
    private long createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    protected EditorialArticle() {}

    EditorialArticle(Id id, Id author, Instant now) {
        this.id = id.value();
        this.status = Status.DRAFT.wireName();
        this.createdBy = author.value();
        this.createdAt = now;
        this.corrections = "[]";
    }

    /// A new revision is the current one. Readers see nothing of it until it is published.
    ///
    /// @return the number of the new revision
    int revise(Draft draft, Instant now) {
        slug = draft.slug();
        title = draft.title();
        externalId = draft.externalId();
        categoryId = draft.category() == null ? null : draft.category().value();
        updatedAt = now;
        revision++;
        return revision;
    }

    /// The current revision goes, or will go, before the world.
    ///
    /// @param corrections all corrections that readers are told of, as JSON
    void publish(Instant publishAt, Instant publishedAt, String corrections, Instant now) {
        boolean waits = publishAt.isAfter(now);
        status = (waits && status(now) != Status.PUBLISHED ? Status.SCHEDULED : Status.PUBLISHED).wireName();
        scheduledAt = waits ? publishAt : null;
        publishedRevision = revision;
        if (firstPublishedAt().filter(at -> !at.isAfter(now)).isEmpty()) {
            firstPublishedAt = publishedAt;
        }
        this.corrections = corrections;
        updatedAt = now;
    }

    /// Its writer hands it in.
    void submit(Instant now) {
        status = Status.IN_REVIEW.wireName();
        reviewNote = null;
        reviewedBy = null;
        reviewedAt = null;
        updatedAt = now;
    }

    /// It goes back to its writer, who is told why.
    void reject(String note, Id by, Instant now) {
        status = Status.DRAFT.wireName();
        reviewNote = note;
        reviewedBy = by.value();
        reviewedAt = now;
        updatedAt = now;
    }

    /// The version that waited waits no more; what is live stays.
    void unschedule(Instant now) {
        Status before = status(now);
        forgetHour(now);
        if (before == Status.SCHEDULED) {
            status = (firstPublishedAt == null ? Status.DRAFT : Status.WITHDRAWN).wireName();
        }
        updatedAt = now;
    }

    /// Into the trash, from where it comes back as it was.
    void trash(Instant now) {
        trashedAt = now;
        updatedAt = now;
    }

    void untrash(Instant now) {
        trashedAt = null;
        updatedAt = now;
    }

    /// It leaves, for a while or for good.
    void leave(Status left, Instant now) {
        status = left.wireName();
        forgetHour(now);
        publishedRevision = null;
        trashedAt = null;
        updatedAt = now;
    }

    private void forgetHour(Instant now) {
        if (firstPublishedAt().filter(at -> at.isAfter(now)).isPresent()) {
            firstPublishedAt = null;
        }
        scheduledAt = null;
    }

    /// Where it stands now. What was scheduled is published from its hour on, whatever any job has done.
    Status status(Instant now) {
        return trashedAt == null ? beneathTheTrash(now) : Status.TRASHED;
    }

    /// Where it stands when it is taken out of the trash.
    Status beneathTheTrash(Instant now) {
        Status stored = Status.named(status).orElseThrow();
        boolean begun = stored == Status.SCHEDULED && scheduledAt != null && !scheduledAt.isAfter(now);
        return begun ? Status.PUBLISHED : stored;
    }

    public Id id() {
        return new Id(id);
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    String externalId() {
        return externalId;
    }

    int revision() {
        return revision;
    }

    Optional<Integer> publishedRevision() {
        return Optional.ofNullable(publishedRevision);
    }

    Optional<Instant> firstPublishedAt() {
        return Optional.ofNullable(firstPublishedAt);
    }

    Optional<Instant> scheduledAt(Instant now) {
        return Optional.ofNullable(scheduledAt).filter(at -> at.isAfter(now));
    }

    Optional<Review> review() {
        return Optional.ofNullable(reviewNote).map(note -> new Review(note, new Id(reviewedBy), reviewedAt));
    }

    Optional<Instant> trashedAt() {
        return Optional.ofNullable(trashedAt);
    }

    String corrections() {
        return corrections;
    }

    Id createdBy() {
        return new Id(createdBy);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    int version() {
        return version;
    }
}
