package io.masthead.shared.text;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The pinyin of one Chinese word, without tones and blanks; ü is written `v`, as addresses in China have it.
///
/// ICU knows one reading a character. `pinyin.txt` beside this class names the common words where that one is wrong
/// (银行 is *yinhang*, not *yinxing*) and, for a few characters, the reading they have within a word.
final class Pinyin {

    private static final int LONGEST_ENTRY = 4;

    private static final Map<String, List<String>> READINGS = readings();

    /// Loaded once, safe for several threads.
    private static final Transliterator HAN = Transliterator.getInstance("Han-Latin");

    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII; Lower");

    private static final Pattern U_UMLAUT = Pattern.compile("[üǖǘǚǜ]");

    /// Filled as characters are met: to ask ICU takes hundreds of times as long.
    private static final Map<String, List<String>> CHARACTERS = new ConcurrentHashMap<>();

    private Pinyin() {}

    static String of(String word) {
        return String.join("", syllables(word));
    }

    /// The sound of each character, as far as it has one.
    static List<String> syllables(String word) {
        if (word.codePointCount(0, word.length()) == 1) {
            return ofCharacter(word);
        }
        List<String> out = new ArrayList<>();
        for (int i = 0; i < word.length(); ) {
            int end = entryEnd(word, i);
            List<String> known = READINGS.get(word.substring(i, end));
            out.addAll(known == null ? ofCharacter(word.substring(i, end)) : known);
            i = end;
        }
        return out;
    }

    /// The end of the longest entry that begins here, or of the character if there is none.
    private static int entryEnd(String word, int start) {
        for (int end = Math.min(word.length(), start + LONGEST_ENTRY); end > start; end--) {
            if (READINGS.containsKey(word.substring(start, end))) {
                return end;
            }
        }
        return word.offsetByCodePoints(start, 1);
    }

    private static List<String> ofCharacter(String han) {
        return CHARACTERS.computeIfAbsent(han, Pinyin::read);
    }

    private static List<String> read(String han) {
        String marked = U_UMLAUT.matcher(HAN.transliterate(han)).replaceAll("v");
        return split(ASCII.transliterate(marked));
    }

    private static List<String> split(String syllables) {
        return Arrays.stream(syllables.split(" ")).filter(one -> !one.isEmpty()).toList();
    }

    private static Map<String, List<String>> readings() {
        try (InputStream in = Pinyin.class.getResourceAsStream("pinyin.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> split(entry[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
