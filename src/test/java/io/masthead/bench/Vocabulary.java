package io.masthead.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Words without meaning that are as unevenly frequent as those of a language (Zipf's law): the one in the n-th place
/// is met 1/n times as often as the first. What searching costs depends on that.
final class Vocabulary {

    private static final int WORDS = 20_000;
    private static final int FREQUENT = 200;
    private static final int FIRST_HAN = 0x4E00;
    private static final int HAN = 2_500;

    private final List<String> chinese;
    private final List<String> english;

    Vocabulary() {
        Random random = new Random(42);
        chinese = words(random, true);
        english = words(random, false);
    }

    /// Any word, frequent ones most.
    String word(boolean isChinese, Random random) {
        return of(isChinese).get((int) Math.pow(WORDS, random.nextDouble()) - 1);
    }

    /// One that is not among the most frequent.
    String rare(boolean isChinese, Random random) {
        return of(isChinese).get(FREQUENT + random.nextInt(WORDS / 4));
    }

    private List<String> of(boolean isChinese) {
        return isChinese ? chinese : english;
    }

    private static List<String> words(Random random, boolean isChinese) {
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            int length = isChinese ? 2 : 3 + random.nextInt(7);
            for (int i = 0; i < length; i++) {
                word.append((char) (isChinese ? FIRST_HAN + random.nextInt(HAN) : 'a' + random.nextInt(26)));
            }
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
