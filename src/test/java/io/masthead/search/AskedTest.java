package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {

    @Test
    void wordsArePartedByBlanksMarksAndScript() {
        assertEquals(
                "[Part[kind=WORD, text=the], Part[kind=HAN, text=月牙桥], Part[kind=WORD, text=2026], Part[kind=HAN, text=年]]",
                Asked.of("  The月牙橋,2026年!").parts().toString());
    }

    @Test
    void phrasesStandBetweenQuotationMarksOfAnyKind() {
        assertEquals(
                "[Part[kind=PHRASE, text=past eleven], Part[kind=WORD, text=ferry], Part[kind=PHRASE, text=末班 渡船]]",
                Asked.of("\"Past Eleven\" ferry 「末班 渡船」").parts().toString());
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsNone() {
        assertEquals(
                "[Part[kind=PHRASE, text=a b], Part[kind=WORD, text=c]]",
                Asked.of("\"a b\" \"c").parts().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "+-&|!(){}[]^\"~*?:\\/", "\"+\"", "\u0000\u0007", "，。！", "\uD800"})
    void operatorsAndControlCharactersAreNothingToLookFor(String typed) {
        assertTrue(Asked.of(typed).isEmpty());
    }

    @Test
    void aLongQuestionIsCut() {
        assertEquals(Asked.MOST_PARTS, Asked.of("a ".repeat(5_000)).parts().size());
    }

    @Test
    void lettersAreWhatPinyinMayBe() {
        assertEquals("yueyaqiao", Asked.of("Yue ya-qiao").letters());
        assertEquals("", Asked.of("yue 牙").letters());
        assertEquals("", Asked.of("\"yue ya\"").letters());
    }

    @Test
    void ofALongQuestionWithoutBlanksOnlySoManyWordsAreSought() {
        String many =
                IntStream.range(0x6000, 0x60C8).mapToObj(Character::toString).collect(Collectors.joining());

        assertEquals(ChineseWords.MOST_WORDS, ChineseWords.of(many).size());
    }
}
