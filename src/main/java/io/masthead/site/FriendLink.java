package io.masthead.site;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A link to a friend or partner, for as long as it is valid.
@Entity
@Table(name = "friend_link")
public class FriendLink {

    @jakarta.persistence.Id
    private long id;

    @Column(name = "group_key")
    private String group;

    private String title;
    private String url;
    private String description;
    private String rel;
    private int position;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "valid_to")
    private Instant validTo;

    @Column(name = "logo_media_id")
    private Long logoMediaId;

    @Column(name = "logo_alt")
    private String logoAlt;

    @Version
    private int version;

    protected FriendLink() {}

    FriendLink(Id id) {
        this.id = id.value();
    }

    /// Takes over what staff wrote.
    void revise(LinkInput input) {
        this.group = input.group();
        this.title = input.title();
        this.url = input.url();
        this.description = input.description();
        this.rel = input.rel();
        this.position = input.position() == null ? 0 : input.position();
        this.validFrom = input.validFrom();
        this.validTo = input.validTo();
        this.logoMediaId = input.logo() == null ? null : input.logo().mediaId().value();
        this.logoAlt = input.logo() == null ? null : input.logo().alt();
    }

    public Id id() {
        return new Id(id);
    }

    int position() {
        return position;
    }

    /// What readers see of it, and when.
    CurrentLinks.Timed timed() {
        Logo logo = logoMediaId == null ? null : new Logo(new Id(logoMediaId), logoAlt);
        var link = new CurrentLink(id(), group, title, url, description, rel, logo);
        return new CurrentLinks.Timed(link, validFrom, validTo);
    }

    int version() {
        return version;
    }
}
