package io.masthead.shared.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a title in any script with `a-z` and `0-9`, one hyphen between words. Words of Chinese are found with ICU's
/// dictionary, so that 中国新闻 becomes `zhongguo-xinwen`.
final class Romaniser {

    /// Longer titles are cut before the work begins: nobody sees the rest of it in a slug.
    private static final int LONGEST_TITLE = 400;

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /// Loaded once, safe for several threads.
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    /// Not safe for several threads at once, hence cloned for each use.
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(Locale.CHINESE);

    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’ʼ](?=\\p{L})");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private Romaniser() {}

    static String romanise(String title) {
        String text = NFKC.normalize(CleanText.clean(head(title)));
        text = THOUSANDS.matcher(APOSTROPHE.matcher(text).replaceAll("")).replaceAll("");
        StringBuilder out = new StringBuilder();
        for (String run : runs(text)) {
            String latin = isHan(run.codePointAt(0)) ? pinyin(run) : TO_ASCII.transliterate(run);
            out.append(latin).append(' ');
        }
        String words = OTHER.matcher(out.toString().toLowerCase(Locale.ROOT)).replaceAll("-");
        int from = words.startsWith("-") ? 1 : 0;
        int to = words.endsWith("-") ? words.length() - 1 : words.length();
        return from < to ? words.substring(from, to) : "";
    }

    /// The words of Chinese in a title, each as the sounds of its characters; everything else is an empty word.
    static List<List<String>> sounds(String title) {
        List<List<String>> words = new ArrayList<>();
        for (String run : runs(NFKC.normalize(CleanText.clean(head(title))))) {
            if (isHan(run.codePointAt(0))) {
                words(run).forEach(word -> words.add(Pinyin.syllables(word)));
            } else {
                words.add(List.of());
            }
        }
        return words;
    }

    private static String head(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    /// The text cut where Han begins or ends.
    private static List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int next = text.offsetByCodePoints(i, 1);
            if (next == text.length() || isHan(text.codePointAt(i)) != isHan(text.codePointAt(next))) {
                runs.add(text.substring(start, next));
                start = next;
            }
            i = next;
        }
        return runs;
    }

    private static String pinyin(String run) {
        return words(run).stream().map(word -> Pinyin.of(word) + " ").collect(Collectors.joining());
    }

    private static List<String> words(String run) {
        BreakIterator breaks = (BreakIterator) WORDS.clone();
        breaks.setText(run);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(run.substring(start, end));
            start = end;
        }
        return words;
    }

    private static boolean isHan(int c) {
        return UScript.getScript(c) == UScript.HAN;
    }
}
