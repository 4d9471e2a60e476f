package io.masthead.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Parts what somebody looks for into words, by smartcn's dictionary: 西塘荷花 is 西塘 and 荷花.
final class ChineseWords {

    /// One of these says little by itself.
    private static final Set<String> PARTICLES =
            Set.of("的", "了", "在", "是", "和", "与", "吗", "呢", "吧", "也", "就", "都", "被", "把");

    /// The rest of a longer text is passed over.
    static final int MOST_WORDS = 32;

    private ChineseWords() {}

    /// The words of a run of Chinese characters, in order, each once; without particles, unless there is nothing else.
    ///
    /// @param text folded
    static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        try (var tokens = new HMMChineseTokenizer()) {
            tokens.setReader(new StringReader(text));
            CharTermAttribute word = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MOST_WORDS && tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        List<String> telling =
                words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return telling.isEmpty() ? List.copyOf(words) : telling;
    }
}
