package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// What an advertiser shows: words, a picture, and where a click leads.
@Entity
@Table(name = "creative")
public class Creative extends Kept {

    /// The kind that articles without advertisements leave out.
    static final String AD = "ad";

    @Column(name = "advertiser_id")
    private long advertiserId;

    private String kind;
    private String brand;
    private String title;
    private String tagline;
    private String label;

    @Column(name = "click_url")
    private String clickUrl;

    private String rel;
    private String alt;

    @Column(name = "media_id")
    private Long mediaId;

    protected Creative() {}

    Creative(Id id) {
        super(id);
    }

    /// @param clickUrl the input's address as it may be stored
    void revise(CreativeInput input, String clickUrl) {
        this.advertiserId = input.advertiser().value();
        this.kind = input.kind();
        this.brand = input.brand();
        this.title = input.title();
        this.tagline = input.tagline();
        this.label = input.label();
        this.clickUrl = clickUrl;
        this.rel = input.rel();
        this.alt = input.alt();
        this.mediaId = input.mediaId() == null ? null : input.mediaId().value();
    }

    public Id advertiser() {
        return new Id(advertiserId);
    }

    /// `ad`, `partner` or `house`.
    public String kind() {
        return kind;
    }

    public String brand() {
        return brand;
    }

    public String title() {
        return title;
    }

    public String tagline() {
        return tagline;
    }

    public String label() {
        return label;
    }

    public String clickUrl() {
        return clickUrl;
    }

    public String rel() {
        return rel;
    }

    public String alt() {
        return alt;
    }

    /// The picture's id, or `null`.
    public Id mediaId() {
        return mediaId == null ? null : new Id(mediaId);
    }
}
