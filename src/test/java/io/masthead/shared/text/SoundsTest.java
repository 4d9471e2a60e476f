package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SoundsTest {

    @Test
    void fromEachWordOnByPinyinAndItsFirstLetters() {
        assertEquals(Set.of("zhongguoxinwen", "zgxw", "xinwen", "xw"), Sounds.of("中国新闻"));
    }

    @Test
    void aWordHasTheReadingItHasAsAWord() {
        assertEquals(Set.of("yinhang", "yh"), Sounds.of("银行"));
    }

    @Test
    void otherScriptsHaveNone() {
        assertEquals(Set.of(), Sounds.of("Crescent Bridge reopens 2026"));
    }
}
