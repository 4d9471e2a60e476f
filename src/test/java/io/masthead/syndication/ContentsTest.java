package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.article.PublishedRows.Size;
import io.masthead.shared.id.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ContentsTest {

    @Test
    void pageEndsBeforeItWeighsMoreThanAMebibyte() {
        assertEquals(5, fitting(200_000, 200_000, 200_000, 200_000, 200_000, 200_000));
        assertEquals(1, fitting(Contents.MOST_BYTES, 1));
        assertEquals(1, fitting(5_000_000, 5_000_000));
        assertEquals(3, fitting(10, 10, 10));
        assertEquals(0, fitting());
    }

    @Test
    void articleThatIsToldOfTwiceWeighsTwice() {
        Id one = new Id(1);
        Map<Id, Size> sizes = Map.of(one, new Size(1, 600_000));
        assertEquals(1, Contents.fitting(List.of(one, one), sizes));
        assertEquals(3, Contents.fitting(List.of(one, new Id(2), new Id(2)), sizes));
    }

    private static int fitting(long... bytes) {
        Map<Id, Size> sizes = new HashMap<>();
        for (int i = 0; i < bytes.length; i++) {
            sizes.put(new Id(i), new Size(1, bytes[i]));
        }
        return Contents.fitting(
                LongStream.range(0, bytes.length).mapToObj(Id::new).toList(), sizes);
    }
}
