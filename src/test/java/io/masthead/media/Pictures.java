package io.masthead.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures for tests.
final class Pictures {

    private Pictures() {}

    /// Red on the left, blue on the right.
    static BufferedImage redAndBlue(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    /// A disc on nothing.
    static BufferedImage disc(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0, 128, 64), width, height, new Color(240, 200, 0)));
        pen.fillOval(width / 8, height / 8, width * 3 / 4, height * 3 / 4);
        pen.dispose();
        return image;
    }

    /// A picture that no other test has.
    static byte[] jpeg(int width, int height, int shade) {
        BufferedImage image = redAndBlue(width, height);
        image.setRGB(0, 0, shade * 0x010203);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(shade * 4099 & 0xFFFFFF));
        pen.fillRect(0, 0, 16, 16);
        pen.dispose();
        return encode(image, "jpeg");
    }

    static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// A JPEG whose EXIF says how the camera was held.
    static byte[] held(byte[] jpeg, int orientation) {
        byte[] tiff = ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
        return ByteBuffer.allocate(jpeg.length + 4 + 6 + tiff.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + tiff.length))
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(tiff)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// A PNG that claims a size and has next to nothing inside.
    static byte[] claiming(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(8 + 4 + header.length + 4)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    /// A moving GIF of two frames, with a comment, data of a program, and a script behind its end.
    static byte[] gif(int width, int height) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = new javax.imageio.stream.MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Color colour : new Color[] {Color.RED, Color.BLUE}) {
                BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                Graphics2D pen = frame.createGraphics();
                pen.setColor(colour);
                pen.fillRect(0, 0, width, height);
                pen.dispose();
                writer.writeToSequence(new javax.imageio.IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] gif = out.toByteArray();
        byte[] added = "!\u00fe\u0011alert('comment!')\0!\u00ff\u000bXMP DataXMP\u0005hello\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] behind = "*/alert(1)//".getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(gif.length + added.length + behind.length)
                .put(gif, 0, gif.length - 1)
                .put(added)
                .put(gif, gif.length - 1, 1)
                .put(behind)
                .array();
    }

    /// A JPEG in which an agency wrote caption, credit and rights (IPTC IIM 4.2), and a camera where it
    /// stood.
    static byte[] captioned(byte[] jpeg, String caption, String credit, String rights) {
        var iptc = new ByteArrayOutputStream();
        dataset(iptc, 1, 90, "\u001b%G");
        dataset(iptc, 2, 120, caption);
        dataset(iptc, 2, 110, credit);
        dataset(iptc, 2, 116, rights);
        byte[] head = "Photoshop 3.0\u00008BIM\u0004\u0004\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return segment(
                jpeg,
                0xFFED,
                ByteBuffer.allocate(head.length + 4 + iptc.size() + iptc.size() % 2)
                        .put(head)
                        .putInt(iptc.size())
                        .put(iptc.toByteArray())
                        .array());
    }

    private static void dataset(ByteArrayOutputStream out, int record, int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(0x1C);
        out.write(record);
        out.write(number);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /// A JPEG with one segment more, right behind its beginning.
    static byte[] segment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .putShort((short) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// A JPEG whose numbers are of a colour space with this profile.
    static byte[] profiled(byte[] jpeg, byte[] profile) {
        byte[] head = "ICC_PROFILE\0\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1);
        return segment(
                jpeg,
                0xFFE2,
                ByteBuffer.allocate(head.length + profile.length)
                        .put(head)
                        .put(profile)
                        .array());
    }

    /// A PNG with one chunk more, before its pixels.
    static byte[] chunk(byte[] png, String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        int header = 8 + 25;
        return ByteBuffer.allocate(png.length + 12 + content.length)
                .put(png, 0, header)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /// A JPEG in four inks of one tone, without a profile, as Adobe writes it: upside down.
    static byte[] inks(int width, int height, int cyan, int magenta, int yellow, int black) {
        var raster = java.awt.image.Raster.createInterleavedRaster(
                java.awt.image.DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black});
            }
        }
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new javax.imageio.stream.MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new javax.imageio.IIOImage(raster, null, null), null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] adobe = "Adobe\0\u0064\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return segment(out.toByteArray(), 0xFFEE, adobe);
    }
}
