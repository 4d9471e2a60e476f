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

    private String document;

    protected Revision() {}

    Revision(Id article, int number, Instant savedAt, Id savedBy, String document) {
        this.key = new Key(article.value(), number);
        this.savedAt = savedAt;
        this.savedBy = savedBy.value();
        this.document = document;
    }

    String document() {
        return document;
    }

    Instant savedAt() {
        return savedAt;
    }

    Id savedBy() {
        return new Id(savedBy);
    }
}
