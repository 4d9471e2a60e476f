package io.masthead.site;

import com.fasterxml.jackson.core.type.TypeReference;
import io.masthead.shared.json.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/// The one row that the site's settings stand in. It is there from the first migration on.
@Entity
@Table(name = "site")
public class Site {

    /// The only id there is.
    static final int ONLY = 1;

    @Id
    private int id;

    @Convert(converter = Document.class)
    private SiteInput document;

    @Version
    private int version;

    protected Site() {}

    /// Takes over what staff wrote.
    void revise(SiteInput input) {
        this.document = input;
    }

    /// What staff wrote, without defaults.
    SiteInput written() {
        return document;
    }

    int version() {
        return version;
    }

    @Converter
    static class Document extends JsonColumn<SiteInput> {

        Document() {
            super(new TypeReference<>() {});
        }
    }
}
