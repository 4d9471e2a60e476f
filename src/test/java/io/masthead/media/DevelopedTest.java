package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class DevelopedTest {

    private static final FocalPoint MIDDLE = new FocalPoint(0.5, 0.5);

    @Test
    void everyNameExistsInWebpAndJpeg() throws IOException {
        assertEquals(
                List.of(
                        "thumb.webp 320×180",
                        "thumb.jpg 320×180",
                        "card.webp 640×360",
                        "card.jpg 640×360",
                        "article.webp 1280×800",
                        "article.jpg 1280×800",
                        "hero.webp 1920×1200",
                        "hero.jpg 1920×1200",
                        "original.webp 2400×1500",
                        "original.jpg 2400×1500"),
                files(develop(Pictures.redAndBlue(2400, 1500), MIDDLE)));
    }

    @Test
    void nothingIsEnlarged() throws IOException {
        assertEquals(
                List.of(
                        "thumb.jpg 200×113",
                        "card.jpg 200×113",
                        "article.jpg 200×300",
                        "hero.jpg 200×300",
                        "original.jpg 200×300"),
                files(develop(Pictures.redAndBlue(200, 300), MIDDLE)).stream()
                        .filter(file -> file.contains("jpg"))
                        .toList());
    }

    @Test
    void filesAreWhatTheySay() throws IOException {
        for (Developed.Print print :
                develop(Pictures.redAndBlue(801, 601), MIDDLE).prints()) {
            if (print.file().format() != PictureFormat.WEBP) {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(print.bytes()));
                assertEquals(print.file().width(), image.getWidth());
                assertEquals(print.file().height(), image.getHeight());
            } else {
                assertEquals("RIFF", new String(print.bytes(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
                assertEquals("WEBP", new String(print.bytes(), 8, 4, java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void transparentPictureStaysPngAndTransparent() throws IOException {
        Developed disc = develop(Pictures.disc(700, 500), MIDDLE);
        assertFalse(files(disc).stream().anyMatch(file -> file.contains("jpg")));
        Developed.Print card = disc.prints().get(3);
        assertEquals("card.png", card.file().fileName());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(card.bytes()));
        assertEquals(0, image.getRGB(0, 0) >>> 24);
        assertEquals(255, image.getRGB(image.getWidth() / 2, image.getHeight() / 2) >>> 24);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.2, true", "0.8, false", "1, false"})
    void cropsFollowTheFocalPoint(double x, boolean red) throws IOException {
        Developed wide = develop(Pictures.redAndBlue(3000, 500), new FocalPoint(x, 0.5));
        BufferedImage thumb =
                ImageIO.read(new ByteArrayInputStream(wide.prints().get(1).bytes()));
        int middle = thumb.getRGB(160, 90);
        assertEquals(red, (middle >> 16 & 0xFF) > (middle & 0xFF));
    }

    @Test
    void oddShapesAreNoTrouble() throws IOException {
        assertEquals(10, develop(Pictures.redAndBlue(1, 1), MIDDLE).prints().size());
        assertEquals(10, develop(Pictures.redAndBlue(3, 4000), MIDDLE).prints().size());
        assertEquals(10, develop(Pictures.redAndBlue(4000, 1), MIDDLE).prints().size());
    }

    @Test
    void tooLongForWebpIsLeftToJpeg() throws IOException {
        List<String> files = files(develop(Pictures.redAndBlue(20, 17_000), MIDDLE));
        assertTrue(files.contains("original.jpg 20×17000"));
        assertFalse(files.contains("original.webp 20×17000"));
    }

    @Test
    void dominantColourIsThatOfMostPixels() {
        BufferedImage image = Pictures.redAndBlue(90, 60);
        var pen = image.createGraphics();
        pen.setColor(new java.awt.Color(0x12, 0x80, 0x34));
        pen.fillRect(0, 0, 60, 60);
        assertEquals("#128034", DominantColor.of(image));
    }

    @Test
    void filesAreReadBackAsWritten() throws IOException {
        List<RenditionFile> files = develop(Pictures.disc(40, 30), MIDDLE).files();
        assertEquals(files, RenditionFile.parse(RenditionFile.write(files)));
    }

    private static Developed develop(BufferedImage image, FocalPoint focus) throws IOException {
        return Developed.of(Picture.of(PictureFormat.PNG, image, ExifOrientation.UPRIGHT), focus);
    }

    private static List<String> files(Developed developed) {
        return developed.files().stream()
                .map(file -> file.fileName() + " " + file.width() + "×" + file.height())
                .toList();
    }
}
