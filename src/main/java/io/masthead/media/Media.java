package io.masthead.media;

import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/// A picture in the library.
@Entity
@Table(name = "media")
public class Media {

    @jakarta.persistence.Id
    private long id;

    private String hash;
    private String address;

    @Column(name = "content_type")
    private String contentType;

    private long bytes;
    private int width;
    private int height;
    private String alt;
    private String caption;
    private String credit;

    @Column(name = "focal_x")
    private double focalX;

    @Column(name = "focal_y")
    private double focalY;

    @Column(name = "dominant_color")
    private String dominantColor;

    private String thumbhash;
    private String renditions;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Media() {}

    Media(Id id, String hash, long bytes, Developed developed, Instant now) {
        this.id = id.value();
        this.hash = hash;
        this.bytes = bytes;
        this.contentType = developed.format().contentType();
        this.width = developed.width();
        this.height = developed.height();
        this.dominantColor = developed.dominantColor();
        this.thumbhash = developed.thumbhash();
        this.createdAt = now;
    }

    /// Takes over what staff wrote.
    void describe(MediaInput input) {
        this.alt = text(input.alt());
        this.caption = text(input.caption());
        this.credit = text(input.credit());
    }

    /// Takes over files that were made around a focal point.
    void show(FocalPoint focus, List<RenditionFile> files) {
        this.focalX = focus.x();
        this.focalY = focus.y();
        this.address = ContentAddress.of(hash, focus);
        this.renditions = RenditionFile.write(files);
    }

    private static String text(String given) {
        String clean = given == null ? "" : CleanText.clean(given).strip();
        return clean.isEmpty() ? null : clean;
    }

    /// The picture as readers get it.
    ///
    /// @param base the address that all pictures' addresses begin with, without a slash at the end
    Image image(String base) {
        return new Image(
                id().toString(),
                alt,
                caption,
                credit,
                width,
                height,
                focalPoint(),
                dominantColor,
                thumbhash,
                renditions(base));
    }

    List<Rendition> renditions(String base) {
        return files().stream().map(file -> file.at(base + "/" + address)).toList();
    }

    List<RenditionFile> files() {
        return RenditionFile.parse(renditions);
    }

    public Id id() {
        return new Id(id);
    }

    String hash() {
        return hash;
    }

    String address() {
        return address;
    }

    String contentType() {
        return contentType;
    }

    long bytes() {
        return bytes;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    String alt() {
        return alt;
    }

    String caption() {
        return caption;
    }

    String credit() {
        return credit;
    }

    FocalPoint focalPoint() {
        return new FocalPoint(focalX, focalY);
    }

    String dominantColor() {
        return dominantColor;
    }

    String thumbhash() {
        return thumbhash;
    }

    Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
