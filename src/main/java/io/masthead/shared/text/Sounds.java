package io.masthead.shared.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What Chinese in a title sounds like, for those who type letters: 长江大桥 is found as `changjiang`, `changjiangdaqiao`,
/// `daqiao`, and by the first letters of its characters, `cjdq`.
public final class Sounds {

    /// Nobody types more letters than these.
    private static final int LONGEST = 40;

    private Sounds() {}

    /// From each word on: its sounds and those after it as one word of `a-z`, and the first letters of them.
    /// A beginning of one of them stands for this title.
    public static Set<String> of(String title) {
        List<List<String>> words = Romaniser.sounds(title);
        Set<String> sounds = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).isEmpty()) {
                List<String> syllables = from(words, i);
                sounds.add(head(String.join("", syllables)));
                StringBuilder initials = new StringBuilder();
                syllables.forEach(one -> initials.appendCodePoint(one.codePointAt(0)));
                sounds.add(head(initials.toString()));
            }
        }
        return sounds;
    }

    private static List<String> from(List<List<String>> words, int start) {
        List<String> syllables = new ArrayList<>();
        for (int i = start; i < words.size() && syllables.size() < LONGEST; i++) {
            syllables.addAll(words.get(i));
        }
        return syllables;
    }

    private static String head(String letters) {
        return letters.length() <= LONGEST ? letters : letters.substring(0, LONGEST);
    }
}
