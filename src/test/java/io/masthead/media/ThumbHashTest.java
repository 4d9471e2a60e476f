package io.masthead.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/// The expected hashes were made with the reference encoder of github.com/evanw/thumbhash.
class ThumbHashTest {

    @Test
    void landscapeIsHashedAsTheReferenceDoes() {
        assertEquals("nccJbJSCh2Zwd1eHh4eEfweHiA==", ThumbHash.of(gradient(100, 56)));
    }

    @Test
    void portraitIsHashedAsTheReferenceDoes() {
        assertEquals("nccJbBRxBod2Z4Z3eId1fwd4iA==", ThumbHash.of(gradient(60, 100)));
    }

    @Test
    void transparencyIsHashedAsTheReferenceDoes() {
        assertEquals("WquBDQI2gH+AfMj3d4CACAiIB2iHeICKZw==", ThumbHash.of(Pictures.disc(80, 80)));
    }

    @Test
    void onePixelHasAHash() {
        assertEquals("AAgCBwAAAAAAAAAAAAAAAAAAAAAAAAAA", ThumbHash.of(gradient(1, 1)));
    }

    static BufferedImage gradient(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (200 * x / width) << 16 | (x * 7 + y * 3) % 256 << 8 | 255 * y / height);
            }
        }
        return image;
    }
}
