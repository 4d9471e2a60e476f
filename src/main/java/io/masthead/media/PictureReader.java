package io.masthead.media;

import io.masthead.shared.problem.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// Decodes what was uploaded, and refuses what would hurt. Nothing is decoded before the header has told a size that
/// fits into memory.
final class PictureReader {

    /// The most pixels of a picture.
    static final long MOST_PIXELS = 50_000_000;

    /// The longest side in pixels: JPEG ends at 65,500, and no front end shows more than this.
    static final int LONGEST_SIDE = 30_000;

    private PictureReader() {}

    /// Decodes a file.
    ///
    /// @throws Problem `415` if it is neither JPEG nor PNG, `422` if it is empty, too large or damaged
    static Picture read(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw Problem.of(422, "picture-empty", "Unprocessable content", "The picture has no bytes.");
        }
        PictureFormat format = PictureFormat.of(file).orElseThrow(PictureReader::unknown);
        int orientation = format == PictureFormat.JPEG ? ExifOrientation.of(file) : ExifOrientation.UPRIGHT;
        return Picture.of(format, decode(file, format), orientation);
    }

    private static BufferedImage decode(Path file, PictureFormat format) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.reader()).next();
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            checkSize(reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0);
            // The JPEG reader fills up what is missing with grey and only warns.
            if (warnings.stream().anyMatch(warning -> warning.contains("truncated") || warning.contains("premature"))) {
                throw damaged();
            }
            return image;
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            // The decoders throw all sorts of things at damaged files.
            throw damaged();
        } finally {
            reader.dispose();
        }
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
                "Send the bytes of a JPEG or PNG picture as the body. The bytes decide what it is, not the header.");
    }

    private static Problem damaged() {
        return Problem.of(
                422,
                "picture-damaged",
                "Unprocessable content",
                "The picture cannot be decoded: it is damaged, cut short, or not in RGB or grey. Save it anew as JPEG"
                        + " or PNG.");
    }
}
