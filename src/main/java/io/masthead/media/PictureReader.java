package io.masthead.media;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.masthead.shared.problem.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// Decodes what was uploaded, and refuses what would hurt. Nothing is decoded before the header has told a
/// size that fits into memory. Every decoder is written in Java, but for the JDK's own of JPEG.
final class PictureReader {

    /// The most pixels of a picture.
    static final long MOST_PIXELS = 50_000_000;

    /// The longest side in pixels: JPEG ends at 65,500, and no front end shows more than this.
    static final int LONGEST_SIDE = 30_000;

    /// A proof has about so many pixels on its longer side.
    private static final int PROOF_SIDE = 400;

    /// Reads CMYK too, and bears what the JDK's reader, which does the work, does not. Finds that one when
    /// registered.
    private static final ImageReaderSpi JPEG = new JPEGImageReaderSpi();

    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    static {
        IIORegistry.getDefaultInstance().registerServiceProvider(JPEG);
    }

    private PictureReader() {}

    /// Decodes a file.
    ///
    /// @throws Problem `415` if it is no picture that we take, `422` if it is empty, too large or damaged
    static Picture read(Path file) throws IOException {
        PictureFormat format = format(file);
        return decode(file, format, 1);
    }

    /// Decodes a file to its end and keeps a few of its pixels: enough to know that it is whole and what it
    /// looks like from afar, in little memory.
    ///
    /// @throws Problem as [#read]
    static Proof proof(Path file) throws IOException {
        PictureFormat format = format(file);
        int[] size = new int[2];
        Picture small = decode(file, format, 0, size);
        boolean lying = format == PictureFormat.JPEG && ExifOrientation.of(file) >= ExifOrientation.FIRST_LYING;
        return Proof.of(small, lying ? size[1] : size[0], lying ? size[0] : size[1]);
    }

    /// How many megapixels the header tells, rounded up; 1 if it tells nothing.
    static int megapixels(Path file) {
        try {
            PictureFormat format = format(file);
            ImageReader reader = reader(format);
            try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
                reader.setInput(in, true, true);
                return (int) ((long) reader.getWidth(0) * reader.getHeight(0) / 1_000_000) + 1;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            return 1;
        }
    }

    private static PictureFormat format(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw Problem.of(422, "picture-empty", "Unprocessable content", "The picture has no bytes.");
        }
        return PictureFormat.of(file).orElseThrow(PictureReader::unknown);
    }

    private static Picture decode(Path file, PictureFormat format, int step) throws IOException {
        return decode(file, format, step, new int[2]);
    }

    /// @param step every how many pixels one is kept; 0 for a proof
    /// @param size is told what the header says
    private static Picture decode(Path file, PictureFormat format, int step, int[] size) throws IOException {
        ImageReader reader = reader(format);
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            size[0] = reader.getWidth(0);
            size[1] = reader.getHeight(0);
            checkSize(size[0], size[1]);
            ImageReadParam param = reader.getDefaultReadParam();
            int each = step > 0 ? step : Math.max(1, Math.min(size[0], size[1]) / PROOF_SIDE);
            param.setSourceSubsampling(each, each, 0, 0);
            BufferedImage image = reader.read(0, param);
            // The JPEG reader fills up what is missing with grey and only warns.
            if (warnings.stream().anyMatch(warning -> warning.contains("truncated") || warning.contains("premature"))) {
                throw damaged();
            }
            int orientation = format == PictureFormat.JPEG ? ExifOrientation.of(file) : ExifOrientation.UPRIGHT;
            return Picture.of(format, Colours.srgb(image, format, file), orientation);
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            // The decoders throw all sorts of things at damaged files.
            throw damaged();
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureFormat format) throws IOException {
        return switch (format) {
            case JPEG -> JPEG.createReaderInstance();
            case WEBP -> WEBP.createReaderInstance();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
        };
    }

    private static void checkSize(int width, int height) {
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw Problem.of(
                    422,
                    "picture-too-large",
                    "Unprocessable content",
                    "A picture has at most 50 megapixels, and no side is longer than " + LONGEST_SIDE
                            + " pixels. This one has " + width + " × " + height + ".");
        }
    }

    private static Problem unknown() {
        return Problem.of(
                415,
                "unsupported-picture",
                "Unsupported media type",
                "Send a JPEG, PNG, WebP or GIF picture. The bytes decide what it is, not the header or a name; SVG can"
                        + " carry scripts and is not taken.");
    }

    private static Problem damaged() {
        return Problem.of(
                422,
                "picture-damaged",
                "Unprocessable content",
                "The picture cannot be decoded: it is damaged or cut short. Save it anew as JPEG or PNG.");
    }
}
