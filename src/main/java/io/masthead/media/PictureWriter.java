package io.masthead.media;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jboss.logging.Logger;

/// Encodes pixels, and nothing but pixels: no metadata survives.
final class PictureWriter {

    private static final Logger LOG = Logger.getLogger(PictureWriter.class);

    /// What WebP can hold on a side (RFC 9649, section 2.6).
    private static final int WEBP_LONGEST_SIDE = 16_383;

    /// 2 of 0 (fast) to 6 (small): twice as fast as the usual 4 for files 2 % larger.
    private static final int WEBP_METHOD = 2;

    private static final boolean WEBP_WORKS = tryWebp();

    private PictureWriter() {}

    static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        return write(writer, param, image);
    }

    static byte[] png(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        return write(writer, writer.getDefaultWriteParam(), image);
    }

    /// WebP, or nothing where a side is too long for it, or where its native library does not run on this platform.
    static Optional<byte[]> webp(BufferedImage image, float quality) throws IOException {
        boolean fits = Math.max(image.getWidth(), image.getHeight()) <= WEBP_LONGEST_SIDE;
        return WEBP_WORKS && fits ? Optional.of(encodeWebp(image, quality)) : Optional.empty();
    }

    private static byte[] encodeWebp(BufferedImage image, float quality) throws IOException {
        // Not looked up through ImageIO, so that its reader never gets hold of an upload.
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
        param.setCompressionType(CompressionType.Lossy);
        param.setCompressionQuality(quality);
        param.setMethod(WEBP_METHOD);
        return write(writer, param, image);
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam param, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean tryWebp() {
        try {
            encodeWebp(Picture.sheet(1, 1, true), 1);
            return true;
        } catch (IOException | RuntimeException | LinkageError missing) {
            LOG.warnf("Pictures are not made in WebP, as its library does not run here: %s", missing.getMessage());
            return false;
        }
    }
}
