package io.masthead.taxonomy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.JsonColumn;
import io.masthead.shared.text.NamedLink;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody who writes, edits, photographs or translates.
@Entity
@Table(name = "author")
public class Author extends Term {

    private String bio;

    @Convert(converter = PortraitColumn.class)
    private Portrait portrait;

    @Convert(converter = LinksColumn.class)
    private List<NamedLink> links;

    protected Author() {}

    Author(Id id) {
        super(id);
    }

    /// Takes over what staff wrote.
    void revise(String slug, AuthorInput input, Instant now) {
        name(slug, input.name(), now);
        this.bio = input.bio();
        this.portrait = input.portrait();
        this.links = input.links();
    }

    public Optional<String> bio() {
        return Optional.ofNullable(bio);
    }

    public Optional<Portrait> portrait() {
        return Optional.ofNullable(portrait);
    }

    public List<NamedLink> links() {
        return links;
    }

    @Converter
    static class PortraitColumn extends JsonColumn<Portrait> {

        PortraitColumn() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class LinksColumn extends JsonColumn<List<NamedLink>> {

        LinksColumn() {
            super(new TypeReference<>() {});
        }
    }
}
