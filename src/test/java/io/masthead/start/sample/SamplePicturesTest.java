package io.masthead.start.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePicturesTest {

    @ParameterizedTest
    @MethodSource("io.masthead.start.sample.SamplePictures#scenes")
    void sceneIsDrawnInManyColoursFromEdgeToEdge(String scene) {
        BufferedImage picture = SamplePictures.draw(scene, 11);
        assertEquals(1280, picture.getWidth());
        assertEquals(720, picture.getHeight());
        assertFalse(picture.getColorModel().hasAlpha());
        assertTrue(Arrays.stream(pixels(picture)).distinct().count() > 2000);
        for (int corner : new int[] {picture.getRGB(0, 0), picture.getRGB(1279, 0), picture.getRGB(0, 719)}) {
            assertTrue((corner & 0xFFFFFF) != 0, "unpainted corner");
        }
    }

    @Test
    void sameSeedGivesTheSamePixels() {
        assertArrayEquals(pixels(SamplePictures.draw("kites", 3)), pixels(SamplePictures.draw("kites", 3)));
    }

    @Test
    void anotherSeedGivesAnotherPicture() {
        assertFalse(Arrays.equals(pixels(SamplePictures.draw("kites", 3)), pixels(SamplePictures.draw("kites", 4))));
    }

    @Test
    void unknownSceneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SamplePictures.draw("volcano", 1));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, 1280, 720, null, 0, 1280);
    }
}
