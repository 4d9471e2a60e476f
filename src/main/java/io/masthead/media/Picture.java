package io.masthead.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// A decoded picture, upright, in a form that every encoder takes.
///
/// @param format what the upload was
/// @param opaque whether no pixel lets anything shine through
record Picture(PictureFormat format, BufferedImage image, boolean opaque) {

    /// Turns a picture upright and looks at its transparency.
    ///
    /// @param orientation as EXIF has it, 1 to 8
    static Picture of(PictureFormat format, BufferedImage decoded, int orientation) {
        BufferedImage upright = ExifOrientation.apply(decoded, orientation);
        boolean opaque = isOpaque(upright);
        return new Picture(format, encodable(upright, opaque), opaque);
    }

    private static boolean isOpaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return true;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BufferedImage encodable(BufferedImage image, boolean opaque) {
        int type = image.getType();
        if (opaque && (type == BufferedImage.TYPE_INT_RGB || type == BufferedImage.TYPE_3BYTE_BGR)
                || !opaque && type == BufferedImage.TYPE_INT_ARGB) {
            return image;
        }
        BufferedImage sheet = sheet(image.getWidth(), image.getHeight(), opaque);
        Graphics2D pen = sheet.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return sheet;
    }

    /// A sheet without transparency or with it.
    static BufferedImage sheet(int width, int height, boolean opaque) {
        return new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    }
}
