package io.masthead.start.sample;

import io.masthead.media.FocalPoint;
import io.masthead.media.MediaInput;
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

    /// Draws it: a JPEG, always of the same bytes.
    byte[] jpeg() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(SamplePictures.draw(scene, seed), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    MediaInput words() {
        return new MediaInput(alt, caption, credit, new FocalPoint(focalX, focalY));
    }
}
