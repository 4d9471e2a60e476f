package io.masthead.start.sample;

import io.masthead.media.FocalPoint;
import io.masthead.media.MediaInput;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A picture of the sample newsroom, as `pictures.json` has it: the scene to draw, and the words for it.
record SamplePicture(
        String key, String scene, long seed, String alt, String caption, String credit, double focalX, double focalY) {

    /// Renditions are cut from it, so it must bear another encoding.
    private static final float QUALITY = 0.95f;

    /// Smaller than it is drawn: every pixel is encoded several times while a new user waits for the first start.
    private static final int WIDTH = 1120;

    private static final int HEIGHT = 630;

    /// Draws it: a JPEG, always of the same bytes.
    byte[] jpeg() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(reduced(SamplePictures.draw(scene, seed)), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage reduced(BufferedImage drawn) {
        var small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(drawn, 0, 0, WIDTH, HEIGHT, null);
        pen.dispose();
        return small;
    }

    MediaInput words() {
        return new MediaInput(alt, caption, credit, new FocalPoint(focalX, focalY));
    }
}
