package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.problem.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    private static final byte[] JPEG = Pictures.encode(Pictures.redAndBlue(640, 400), "jpeg");
    private static final byte[] PNG = Pictures.encode(ThumbHashTest.gradient(640, 400), "png");

    @TempDir
    Path folder;

    @Test
    void jpegAndPngAreKnownByTheirBytes() throws IOException {
        assertEquals(PictureFormat.JPEG, read(JPEG).format());
        assertEquals(PictureFormat.PNG, read(PNG).format());
    }

    @Test
    void pngWithoutTransparentPixelsIsOpaque() throws IOException {
        BufferedImage full = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        full.createGraphics().fillRect(0, 0, 20, 20);
        assertTrue(read(Pictures.encode(full, "png")).opaque());
        assertFalse(read(Pictures.encode(Pictures.disc(20, 20), "png")).opaque());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void everyKindOfPngKeepsItsColours(int type) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, type);
        image.createGraphics().fillRect(0, 0, 4, 8);
        BufferedImage read = read(Pictures.encode(image, "png")).image();
        assertEquals(0xFFFFFFFF, read.getRGB(1, 1));
        assertEquals(0xFF000000, read.getRGB(6, 6));
    }

    @Test
    void greyJpegKeepsItsBrightness() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((java.awt.image.DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);
        int read = read(Pictures.encode(grey, "jpeg")).image().getRGB(8, 8) & 0xFF;
        assertEquals(100, read, 2);
    }

    @ParameterizedTest
    @CsvSource({"1, red, blue", "2, blue, red", "3, blue, red", "4, red, blue"})
    void orientationTurnsAndMirrors(int orientation, String left, String right) throws IOException {
        BufferedImage read = read(Pictures.held(JPEG, orientation)).image();
        assertEquals(640, read.getWidth());
        assertEquals(left, colour(read, 40, 200));
        assertEquals(right, colour(read, 600, 200));
    }

    @ParameterizedTest
    @CsvSource({"5, red, blue", "6, red, blue", "7, blue, red", "8, blue, red"})
    void orientationStandsPicturesUp(int orientation, String top, String bottom) throws IOException {
        BufferedImage read = read(Pictures.held(JPEG, orientation)).image();
        assertEquals(400, read.getWidth());
        assertEquals(640, read.getHeight());
        assertEquals(top, colour(read, 200, 40));
        assertEquals(bottom, colour(read, 200, 600));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void nonsenseInExifIsIgnored(int orientation) throws IOException {
        assertEquals(640, read(Pictures.held(JPEG, orientation)).image().getWidth());
    }

    @Test
    void emptyFileIsRefused() {
        assertEquals("picture-empty", refusal(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void cutShortPicturesAreRefused(double share) {
        assertEquals("picture-damaged", refusal(Arrays.copyOf(JPEG, (int) (JPEG.length * share))));
        assertEquals("picture-damaged", refusal(Arrays.copyOf(PNG, (int) (PNG.length * share))));
    }

    @Test
    void bareSignaturesAreRefused() {
        assertEquals("picture-damaged", refusal(Arrays.copyOf(JPEG, 3)));
        assertEquals("picture-damaged", refusal(Arrays.copyOf(PNG, 8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a=1;alert(1)//", "RIFF0000WEBPVP8 ", "GIF89a", "GIF89a/*\0\0\0*/=1;"})
    void beginningOfAPictureAloneIsRefused(String begin) {
        assertEquals("picture-damaged", refusal(begin.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void bombIsRefusedByItsHeader() {
        assertEquals("picture-too-large", refusal(Pictures.claiming(60_000, 60_000)));
        assertEquals("picture-too-large", refusal(Pictures.claiming(30_001, 1)));
        assertEquals("picture-too-large", refusal(Pictures.claiming(Integer.MAX_VALUE, Integer.MAX_VALUE)));
    }

    @Test
    void impossibleSizeIsRefused() {
        assertEquals("picture-damaged", refusal(Pictures.claiming(0, 10)));
        assertEquals("picture-damaged", refusal(Pictures.claiming(-1, 10)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<html>",
                "RIFF0000WAVE",
                "GIF88a",
                "BM000000",
                "II*\u0000",
                "PK\u0003\u0004",
                "x"
            })
    void everythingElseIsRefused(String begin) {
        assertEquals("unsupported-picture", refusal(begin.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Picture read(byte[] bytes) throws IOException {
        return PictureReader.read(Files.write(folder.resolve("picture"), bytes));
    }

    private String refusal(byte[] bytes) {
        return assertThrows(Problem.class, () -> read(bytes)).code();
    }

    private static String colour(BufferedImage image, int x, int y) {
        int pixel = image.getRGB(x, y);
        return (pixel >> 16 & 0xFF) > (pixel & 0xFF) ? "red" : "blue";
    }
}
