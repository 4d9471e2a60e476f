package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.problem.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pictures carry beside their pixels, and in which colours.
class CleanPicturesTest {

    private static final FocalPoint MIDDLE = new FocalPoint(0.5, 0.5);
    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    @TempDir
    Path folder;

    @Test
    void colourProfileOfJpegIsAppliedAndGone() throws IOException {
        byte[] jpeg = Pictures.profiled(Pictures.encode(grey(100), "jpeg"), LINEAR);
        // What is 100 of 255 in linear light is 168 in sRGB (IEC 61966-2-1).
        assertGrey(168, read(jpeg));
        for (Developed.Print print : develop(jpeg).prints()) {
            assertFalse(text(print.bytes()).contains("ICC"), print.file().fileName());
        }
    }

    @Test
    void colourProfileOfPngIsApplied() throws IOException {
        assertGrey(168, read(Pictures.chunk(Pictures.encode(grey(100), "png"), "iCCP", packed(LINEAR))));
    }

    @Test
    void transparencySurvivesAColourProfile() throws IOException {
        byte[] png = Pictures.chunk(Pictures.encode(Pictures.disc(40, 40), "png"), "iCCP", packed(LINEAR));
        BufferedImage image = read(png);
        assertEquals(0, image.getRGB(0, 0) >>> 24);
        assertEquals(255, image.getRGB(20, 20) >>> 24);
    }

    @Test
    void profileThatIsABombOrNonsenseIsIgnored() throws IOException {
        byte[] png = Pictures.encode(grey(100), "png");
        assertGrey(100, read(Pictures.chunk(png, "iCCP", packed(new byte[8 * 1024 * 1024]))));
        assertGrey(100, read(Pictures.chunk(png, "iCCP", packed(new byte[200]))));
        assertGrey(100, read(Pictures.chunk(png, "iCCP", new byte[] {'x', 0, 0, 1, 2, 3})));
    }

    @Test
    void fourInksBecomeColours() throws IOException {
        int cyan = read(Pictures.inks(32, 32, 255, 0, 0, 0)).getRGB(16, 16);
        assertTrue((cyan >> 16 & 0xFF) < 100 && (cyan & 0xFF) > 150, Integer.toHexString(cyan));
        int paper = read(Pictures.inks(32, 32, 0, 0, 0, 0)).getRGB(16, 16);
        assertTrue((paper & 0xFF) > 240 && (paper >> 16 & 0xFF) > 240, Integer.toHexString(paper));
    }

    @Test
    void webpIsReadWithAndWithoutTransparency() throws IOException {
        byte[] webp = PictureWriter.webp(Pictures.redAndBlue(320, 200), 0.9f).orElseThrow();
        BufferedImage image = read(webp);
        assertEquals(320, image.getWidth());
        assertTrue((image.getRGB(20, 100) >> 16 & 0xFF) > 200);
        byte[] disc = PictureWriter.webp(Pictures.disc(64, 64), 0.9f).orElseThrow();
        assertEquals(0, read(disc).getRGB(0, 0) >>> 24);
        assertEquals("picture-damaged", refusal(Arrays.copyOf(webp, webp.length / 2)));
    }

    @Test
    void movingGifKeepsItsFramesAndNothingElse() throws IOException {
        Developed developed = develop(Pictures.gif(40, 30));
        Developed.Print moving = developed.prints().getLast();
        assertEquals("original.gif", moving.file().fileName());
        assertEquals(40, moving.file().width());
        assertFalse(
                text(moving.bytes()).contains("alert") || text(moving.bytes()).contains("XMP"));
        assertEquals(';', moving.bytes()[moving.bytes().length - 1]);
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(moving.bytes())));
        assertEquals(2, reader.getNumImages(true));
        assertEquals(Color.BLUE.getRGB(), reader.read(1).getRGB(5, 5));
        BufferedImage card = ImageIO.read(new ByteArrayInputStream(developed.prints().stream()
                .filter(print -> print.file().fileName().equals("card.jpg"))
                .findFirst()
                .orElseThrow()
                .bytes()));
        assertTrue((card.getRGB(5, 5) >> 16 & 0xFF) > 200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.6, 0.95})
    void gifThatIsCutShortIsRefused(double share) {
        byte[] gif = Pictures.encode(ThumbHashTest.gradient(200, 150), "gif");
        byte[] cut = Arrays.copyOf(gif, (int) (gif.length * share));
        assertThrows(Exception.class, () -> develop(cut));
    }

    @Test
    void wordsOfTheAgencyAreFound() throws IOException {
        byte[] jpeg =
                Pictures.captioned(Pictures.jpeg(40, 30, 60), "灯会第一晚。", "Wire / A. Photographer", "© Wire, one use");
        Origin origin = Origin.of(file(jpeg), PictureFormat.JPEG);
        assertEquals(new Origin(null, "灯会第一晚。", "Wire / A. Photographer", "© Wire, one use"), origin);
        MediaInput written = new MediaInput("Lanterns", "  ", "Our own", null, null);
        assertEquals(new MediaInput("Lanterns", "灯会第一晚。", "Our own", "© Wire, one use", null), origin.under(written));
        for (Developed.Print print : develop(jpeg).prints()) {
            assertFalse(text(print.bytes()).contains("Wire"), print.file().fileName());
        }
    }

    @Test
    void wordsInXmpAreFoundAndItsEntitiesAreNot() throws IOException {
        Origin origin = Origin.of(file(xmp("")), PictureFormat.JPEG);
        assertEquals("A lantern", origin.alt());
        assertEquals("The street", origin.caption());
        assertEquals("Wanda", origin.credit());
        Path secret = Files.writeString(folder.resolve("secret"), "do not read me");
        String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM '" + secret.toUri() + "'>]>";
        String caption = Origin.of(file(xmp(entity)), PictureFormat.JPEG).caption();
        assertTrue(caption == null || !caption.contains("do not read me"), caption);
    }

    private static byte[] xmp(String before) {
        String text = "http://ns.adobe.com/xap/1.0/\0" + before + """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
                <dc:description><rdf:Alt><rdf:li xml:lang="x-default">The street%s</rdf:li></rdf:Alt></dc:description>
                <dc:creator><rdf:Seq><rdf:li>Wanda</rdf:li></rdf:Seq></dc:creator>
                <core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A lantern</rdf:li></rdf:Alt>
                </core:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>
                """.formatted(before.isEmpty() ? "" : " &a;");
        return Pictures.segment(Pictures.jpeg(40, 30, 61), 0xFFE1, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void metadataThatIsNonsenseSaysNothing() throws IOException {
        byte[] jpeg = Pictures.segment(Pictures.jpeg(40, 30, 62), 0xFFED, new byte[] {1, 2, 3});
        assertNull(Origin.of(file(jpeg), PictureFormat.JPEG).caption());
        assertNull(Origin.of(file(new byte[] {1, 2, 3}), PictureFormat.JPEG).caption());
    }

    @Test
    void wordsThatAreTooLongAreCut() throws IOException {
        byte[] jpeg = Pictures.captioned(Pictures.jpeg(40, 30, 63), "灯".repeat(3000), "c".repeat(600), "r");
        Origin origin = Origin.of(file(jpeg), PictureFormat.JPEG);
        assertEquals(2000, origin.caption().length());
        assertEquals(500, origin.credit().length());
    }

    @Test
    void proofKnowsWhatDevelopingWillFind() throws IOException {
        byte[] lying = Pictures.held(Pictures.encode(ThumbHashTest.gradient(900, 500), "jpeg"), 6);
        Proof proof = PictureReader.proof(file(lying));
        Proof developed = develop(lying).proof();
        assertEquals(developed.width(), proof.width());
        assertEquals(developed.height(), proof.height());
        assertEquals(PictureFormat.JPEG, proof.format());
        for (byte[] bytes :
                List.of(Pictures.gif(50, 40), Pictures.encode(Pictures.disc(70, 50), "png"), Pictures.jpeg(1, 1, 64))) {
            assertEquals(develop(bytes).proof(), PictureReader.proof(file(bytes)));
        }
    }

    private BufferedImage read(byte[] bytes) throws IOException {
        return PictureReader.read(file(bytes)).image();
    }

    private Developed develop(byte[] bytes) throws IOException {
        return Developed.of(file(bytes), MIDDLE, RenditionSet.USUAL);
    }

    private String refusal(byte[] bytes) {
        return assertThrows(Problem.class, () -> read(bytes)).code();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("picture"), bytes);
    }

    private static void assertGrey(int expected, BufferedImage image) {
        int pixel = image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
        for (int shift : new int[] {0, 8, 16}) {
            assertEquals(expected, pixel >> shift & 0xFF, 3, Integer.toHexString(pixel));
        }
    }

    private static BufferedImage grey(int tone) {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(tone, tone, tone));
        pen.fillRect(0, 0, 48, 32);
        pen.dispose();
        return image;
    }

    private static byte[] packed(byte[] profile) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'p', 0, 0});
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(profile);
        }
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
