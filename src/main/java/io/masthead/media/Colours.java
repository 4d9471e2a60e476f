package io.masthead.media;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.jboss.logging.Logger;

/// Brings colours into sRGB, the one space that every browser takes numbers without a profile for.
final class Colours {

    private static final Logger LOG = Logger.getLogger(Colours.class);
    private static final int PNG_SIGNATURE = 8;
    private static final int ICCP = 0x69434350;
    private static final int IDAT = 0x49444154;

    /// Profiles of printing machines have some 2 MiB; a chunk that unpacks to more is a bomb.
    private static final int LARGEST_PROFILE = 4 * 1024 * 1024;

    private static final int STRIPE = 128;

    private Colours() {}

    /// The same picture in sRGB. Readers of JPEG and WebP have attached the embedded profile; the one of PNG
    /// has not.
    static BufferedImage srgb(BufferedImage image, PictureFormat format, Path file) throws IOException {
        if (format == PictureFormat.PNG) {
            Optional<ICC_Profile> profile = profileOf(file);
            return profile.isPresent() ? fromNumbers(image, profile.get()) : image;
        }
        ColorSpace space = image.getColorModel().getColorSpace();
        if (space.isCS_sRGB() || space.getType() != ColorSpace.TYPE_RGB) {
            return image;
        }
        BufferedImage sheet = Picture.sheet(
                image.getWidth(), image.getHeight(), !image.getColorModel().hasAlpha());
        return new ColorConvertOp(null).filter(image, sheet);
    }

    /// @param image whose numbers are of the profile, though it claims sRGB
    private static BufferedImage fromNumbers(BufferedImage image, ICC_Profile profile) {
        int width = image.getWidth();
        boolean opaque = !image.getColorModel().hasAlpha();
        var model = new ComponentColorModel(
                new ICC_ColorSpace(profile), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage sheet = Picture.sheet(width, image.getHeight(), opaque);
        ColorConvertOp convert = new ColorConvertOp(null);
        int[] pixels = new int[width * Math.min(STRIPE, image.getHeight())];
        for (int y = 0; y < image.getHeight(); y += STRIPE) {
            int rows = Math.min(STRIPE, image.getHeight() - y);
            image.getRGB(0, y, width, rows, pixels, 0, width);
            WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, 3, null);
            byte[] numbers = ((DataBufferByte) raster.getDataBuffer()).getData();
            for (int i = 0; i < width * rows; i++) {
                numbers[3 * i] = (byte) (pixels[i] >> 16);
                numbers[3 * i + 1] = (byte) (pixels[i] >> 8);
                numbers[3 * i + 2] = (byte) pixels[i];
            }
            BufferedImage stripe =
                    convert.filter(new BufferedImage(model, raster, false, null), Picture.sheet(width, rows, true));
            int[] converted = stripe.getRGB(0, 0, width, rows, null, 0, width);
            for (int i = 0; i < converted.length; i++) {
                converted[i] = converted[i] & 0xFFFFFF | pixels[i] & 0xFF000000;
            }
            sheet.setRGB(0, y, width, rows, converted, 0, width);
        }
        return sheet;
    }

    /// The RGB profile in a PNG file (PNG 3, section 11.3.2.3), if there is one that can be read.
    private static Optional<ICC_Profile> profileOf(Path png) throws IOException {
        try (InputStream file = Files.newInputStream(png);
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(file))) {
            in.skipNBytes(PNG_SIGNATURE);
            while (true) {
                int length = in.readInt();
                int type = in.readInt();
                if (type == IDAT || length < 0) {
                    return Optional.empty();
                }
                if (type == ICCP) {
                    return profile(in, length);
                }
                in.skipNBytes(length + 4L);
            }
        } catch (java.io.EOFException none) {
            return Optional.empty();
        }
    }

    private static Optional<ICC_Profile> profile(DataInputStream in, int length) throws IOException {
        int left = length;
        int named = in.readUnsignedByte();
        while (named != 0 && left > 0) {
            named = in.readUnsignedByte();
            left--;
        }
        in.readUnsignedByte();
        try (InflaterInputStream packed = new InflaterInputStream(in)) {
            byte[] bytes = packed.readNBytes(LARGEST_PROFILE + 1);
            if (bytes.length > LARGEST_PROFILE) {
                return Optional.empty();
            }
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return profile.getColorSpaceType() == ColorSpace.TYPE_RGB ? Optional.of(profile) : Optional.empty();
        } catch (IOException | IllegalArgumentException broken) {
            LOG.debugf("a colour profile cannot be read and is ignored: %s", broken.getMessage());
            return Optional.empty();
        }
    }
}
