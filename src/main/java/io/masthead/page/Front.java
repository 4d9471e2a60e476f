package io.masthead.page;

import io.masthead.shared.id.Id;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/// What the editors put on top of the home page or of a category's page.
@Entity
@Table(name = "front")
public class Front {

    /// Stands for the home page, where a category's front has the category's id.
    static final Id HOME = new Id(0);

    @jakarta.persistence.Id
    private long id;

    private String document;

    @Version
    private int version;

    protected Front() {}

    /// @param document a [FrontInput] as JSON
    void revise(String document) {
        this.document = document;
    }

    String document() {
        return document;
    }

    int version() {
        return version;
    }

    /// The surrogate key of the page that shows it.
    static String key(Id front) {
        return front.equals(HOME) ? "front:home" : "front:" + front;
    }
}
