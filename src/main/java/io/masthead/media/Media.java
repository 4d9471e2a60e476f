package io.masthead.media;

import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A picture in the library. What its files are is written by statements of [MediaWork] alone, beside the
/// version: an editor who writes a caption is not refused because a crop was finished meanwhile, and never
/// writes over it.
@Entity
@Table(name = "media")
public class Media {

    @jakarta.persistence.Id
    private long id;

    @Column(updatable = false)
    private String hash;

    @Column(updatable = false)
    private String address;

    @Column(name = "content_type", updatable = false)
    private String contentType;

    @Column(updatable = false)
    private long bytes;

    @Column(updatable = false)
    private int width;

    @Column(updatable = false)
    private int height;

    private String alt;
    private String caption;
    private String credit;
    private String licence;

    @Column(name = "focal_x")
    private double focalX;

    @Column(name = "focal_y")
    private double focalY;

    @Column(name = "dominant_color", updatable = false)
    private String dominantColor;

    @Column(updatable = false)
    private String thumbhash;

    @Column(updatable = false)
    private String renditions;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "uploaded_by", updatable = false)
    private Long uploadedBy;

    @Column(updatable = false)
    private String source;

    @Column(updatable = false)
    private String recipe;

    @Version
    private int version;

    protected Media() {}

    /// A picture of which no file has been made yet.
    ///
    /// @param source what was uploaded
    Media(Id id, MediaSource source, Proof proof, MediaInput input, RenditionSet set, Instant now) {
        this.id = id.value();
        this.hash = source.hash();
        this.bytes = source.bytes();
        this.contentType = source.contentType();
        this.source = source.key();
        this.fileName = source.fileName();
        this.uploadedBy = source.by() == null ? null : source.by().value();
        this.width = proof.width();
        this.height = proof.height();
        this.dominantColor = proof.dominantColor();
        this.thumbhash = proof.thumbhash();
        this.renditions = "";
        this.recipe = "";
        this.createdAt = now;
        describe(input);
        this.address = ContentAddress.of(hash, id, focalPoint(), set);
    }

    /// Takes over files that were made together with the row.
    void show(List<RenditionFile> files, String recipe) {
        this.renditions = RenditionFile.write(files);
        this.recipe = recipe;
    }

    /// Takes over what staff wrote. New crops around another focal point are for [MediaWork].
    void describe(MediaInput input) {
        this.alt = text(input.alt());
        this.caption = text(input.caption());
        this.credit = text(input.credit());
        this.licence = text(input.licence());
        this.focalX = input.focus().x();
        this.focalY = input.focus().y();
    }

    /// What the files that are shown were made of.
    MediaSource shown() {
        return new MediaSource(source == null ? "" : source, hash, contentType, bytes, fileName, null);
    }

    /// Is called otherwise from now on.
    void called(String fileName) {
        this.fileName = fileName;
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

    String licence() {
        return licence;
    }

    String fileName() {
        return fileName;
    }

    /// Who uploaded it; nothing for pictures of before, and of the application itself.
    Optional<Id> uploadedBy() {
        return Optional.ofNullable(uploadedBy).map(Id::new);
    }

    /// The key of what was uploaded; nothing for pictures of before.
    Optional<String> source() {
        return Optional.ofNullable(source);
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
