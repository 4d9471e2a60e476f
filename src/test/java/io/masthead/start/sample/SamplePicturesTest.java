package io.masthead.start.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class SamplePicturesTest {

    @ParameterizedTest
    @MethodSource("io.masthead.start.sample.SamplePictures#scenes")
    void sceneIsDrawnInManyColoursFromEdgeToEdge(String scene) {
        BufferedImage picture = SamplePictures.draw(scene, 11);
        assertEquals(960, picture.getWidth());
        assertEquals(540, picture.getHeight());
        assertFalse(picture.getColorModel().hasAlpha());
        assertTrue(Arrays.stream(pixels(picture)).distinct().count() > 2000);
        for (int corner : new int[] {picture.getRGB(0, 0), picture.getRGB(959, 0), picture.getRGB(0, 539)}) {
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
        return picture.getRGB(0, 0, 960, 540, null, 0, 960);
    }
}
