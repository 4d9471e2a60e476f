package io.masthead.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Folded text as the index has it: English words by their stems, Chinese as overlapping pairs of characters. What is
/// looked for is parted by a dictionary ([ChineseWords]) and sought word by word as it stands; the text is not, so that
/// no dictionary can part it differently.
final class TextAnalyzer extends Analyzer {

    private static final int ALL =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final boolean singles;

    /// @param singles whether each Chinese character is there by itself too, which texts need and questions do not
    TextAnalyzer(boolean singles) {
        this.singles = singles;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, new CJKBigramFilter(new PorterStemFilter(words), ALL, singles));
    }
}
