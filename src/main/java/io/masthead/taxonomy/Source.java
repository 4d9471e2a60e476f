package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;

/// Where an article comes from: an agency, another paper. Known by its name.
@Entity
@Table(name = "source")
public class Source {

    @jakarta.persistence.Id
    private long id;

    private String name;
    private String url;

    protected Source() {}

    /// Is found at another address from now on.
    void move(String url) {
        this.url = url;
    }

    public Id id() {
        return new Id(id);
    }

    public String name() {
        return name;
    }

    public Optional<String> url() {
        return Optional.ofNullable(url);
    }
}
