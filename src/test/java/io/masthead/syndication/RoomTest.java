package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.article.Outline;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    void pageEndsBeforeItWeighsMoreThanAMebibyte() {
        assertEquals(5, taken(200_000, 200_000, 200_000, 200_000, 200_000, 200_000));
        assertEquals(1, taken(Room.MOST_BYTES, 1));
        assertEquals(1, taken(5_000_000, 5_000_000));
        assertEquals(3, taken(10, 10, 10));
    }

    @Test
    void whatComesWithoutAnArticleWeighsNothing() {
        Room room = new Room();
        room.takes(outline(Room.MOST_BYTES - 1_500));
        assertTrue(room.takes(null));
        assertFalse(room.takes(outline(1)));
    }

    private static long taken(long... bytes) {
        Room room = new Room();
        return LongStream.of(bytes).takeWhile(one -> room.takes(outline(one))).count();
    }

    private static Outline outline(long bytes) {
        return new Outline(new Id(1), Instant.EPOCH, null, Instant.EPOCH, "story", new Id(2), List.of(), 1, bytes);
    }
}
