package io.masthead.media;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import io.masthead.shared.text.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The words that photographer or agency wrote into a file (IPTC, XMP, EXIF): defaults for what editors
/// have not written. The files that readers get have none of it.
///
/// @param alt what the picture shows, or `null`, as all of them may be
/// @param caption the line under the picture
/// @param credit who made it
/// @param licence what it may be used for
record Origin(String alt, String caption, String credit, String licence) {

    private static final Origin SILENT = new Origin(null, null, null, null);
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    private static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    private static final String IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";

    /// Reads a file. PNG is left out: its texts are packed, and the library would unpack a bomb.
    static Origin of(Path file, PictureFormat format) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (format) {
                case JPEG -> of(JpegMetadataReader.readMetadata(in));
                case WEBP -> of(WebpMetadataReader.readMetadata(in));
                case PNG, GIF -> SILENT;
            };
        } catch (ImageProcessingException | RuntimeException unreadable) {
            return SILENT;
        }
    }

    private static Origin of(Metadata metadata) {
        IptcDirectory iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        XMPMeta xmp = Optional.ofNullable(metadata.getFirstDirectoryOfType(XmpDirectory.class))
                .map(XmpDirectory::getXMPMeta)
                .orElse(null);
        return new Origin(
                first(1000, localized(xmp, IPTC_CORE, "AltTextAccessibility")),
                first(
                        2000,
                        text(iptc, IptcDirectory.TAG_CAPTION),
                        localized(xmp, DUBLIN_CORE, "description"),
                        text(exif, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION)),
                first(
                        500,
                        text(iptc, IptcDirectory.TAG_CREDIT),
                        property(xmp, PHOTOSHOP, "Credit"),
                        text(iptc, IptcDirectory.TAG_BY_LINE),
                        item(xmp, DUBLIN_CORE, "creator"),
                        text(exif, ExifIFD0Directory.TAG_ARTIST)),
                first(
                        500,
                        localized(xmp, RIGHTS, "UsageTerms"),
                        text(iptc, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                        localized(xmp, DUBLIN_CORE, "rights"),
                        text(exif, ExifIFD0Directory.TAG_COPYRIGHT)));
    }

    /// What staff wrote, and these words where they wrote nothing.
    MediaInput under(MediaInput written) {
        return new MediaInput(
                or(written.alt(), alt),
                or(written.caption(), caption),
                or(written.credit(), credit),
                or(written.licence(), licence),
                written.focalPoint());
    }

    private static String or(String written, String found) {
        return written == null || written.isBlank() ? found : written;
    }

    private static String first(int longest, String... found) {
        return Stream.of(found)
                .filter(text -> text != null)
                .map(text -> CleanText.clean(text).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.length() <= longest ? text : text.substring(0, whole(text, longest)))
                .orElse(null);
    }

    /// Never cuts a character of two halves in two.
    private static int whole(String text, int longest) {
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    private static String text(Directory directory, int tag) {
        return directory == null ? null : directory.getString(tag);
    }

    private static String property(XMPMeta xmp, String schema, String name) {
        try {
            return xmp == null ? null : xmp.getPropertyString(schema, name);
        } catch (XMPException otherwise) {
            return null;
        }
    }

    private static String localized(XMPMeta xmp, String schema, String name) {
        try {
            var found = xmp == null ? null : xmp.getLocalizedText(schema, name, null, "x-default");
            return found == null ? null : found.getValue();
        } catch (XMPException otherwise) {
            return property(xmp, schema, name);
        }
    }

    private static String item(XMPMeta xmp, String schema, String name) {
        try {
            var found = xmp == null ? null : xmp.getArrayItem(schema, name, 1);
            return found == null ? null : found.getValue();
        } catch (XMPException otherwise) {
            return null;
        }
    }
}
