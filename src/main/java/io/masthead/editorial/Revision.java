package io.masthead.editorial;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// One save of an article, for ever as it was.
@Entity
@Immutable
@Table(name = "revision")
public class Revision {

    /// Which save of which article.
    @Embeddable
    public record Key(
            @Column(name = "article_id") long articleId,
            @Column(name = "number") int number) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    @EmbeddedId
    private Key key;

    @Column(name = "saved_at")
    private Instant savedAt;

    @Column(name = "saved_by")
    private long savedBy;

    @Column(name = "restored_from")
    private Integer restoredFrom;

    private String document;

    protected Revision() {}

    /// @param restoredFrom the number of the earlier save that it repeats, or `null`
    Revision(Id article, int number, Instant savedAt, Id savedBy, Integer restoredFrom, String document) {
        this.key = new Key(article.value(), number);
        this.savedAt = savedAt;
        this.savedBy = savedBy.value();
        this.restoredFrom = restoredFrom;
        this.document = document;
    }

    String document() {
        return document;
    }

    /// This save without what was saved.
    RevisionFacts facts() {
        return new RevisionFacts(key.number(), savedAt, new Id(savedBy), restoredFrom);
    }
}
