package io.masthead.media;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a camera was held (EXIF 2.32, tag 0x0112): read from a JPEG file, because decoding drops it, and
/// applied to the pixels.
final class ExifOrientation {

    static final int UPRIGHT = 1;

    /// From here on the picture lies on its side.
    static final int FIRST_LYING = 5;

    /// EXIF stands in the first segments; each has at most 64 KiB.
    private static final int HEAD = 192 * 1024;

    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /// The orientation of a JPEG file, 1 to 8; 1 if it says nothing, or nonsense.
    static int of(Path jpeg) throws IOException {
        try (InputStream in = Files.newInputStream(jpeg)) {
            return of(ByteBuffer.wrap(in.readNBytes(HEAD)));
        }
    }

    static int of(ByteBuffer jpeg) {
        try {
            int at = 2;
            while (at + 4 <= jpeg.limit()) {
                int marker = jpeg.getShort(at) & 0xFFFF;
                int length = jpeg.getShort(at + 2) & 0xFFFF;
                if (marker == APP1 && length > 16 && jpeg.getInt(at + 4) == 0x45786966) {
                    return ofTiff(jpeg.slice(at + 10, Math.min(length - 8, jpeg.limit() - at - 10)));
                }
                if (marker == START_OF_SCAN || marker < 0xFF00 || length < 2) {
                    return UPRIGHT;
                }
                at += 2 + length;
            }
        } catch (IndexOutOfBoundsException cutShort) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    private static int ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// Turns and mirrors the pixels so that the picture stands upright.
    static BufferedImage apply(BufferedImage image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> throw new IllegalArgumentException("orientations are 1 to 8");
        };
        boolean lying = orientation >= FIRST_LYING;
        BufferedImage upright = Picture.sheet(
                lying ? h : w, lying ? w : h, !image.getColorModel().hasAlpha());
        Graphics2D pen = upright.createGraphics();
        pen.drawImage(image, turn, null);
        pen.dispose();
        return upright;
    }
}
