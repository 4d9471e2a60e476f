package io.masthead.article.body;

/// How much there is to read in a body: its text blocks and tables. Pull quotes repeat the text and captions are looked
/// at, so neither counts.
///
/// @param characters of Chinese and Japanese, each a word of its own
/// @param words of all other scripts, and numbers
record Reading(int characters, int words) {

    private static final double CHARACTERS_A_MINUTE = 300;
    private static final double WORDS_A_MINUTE = 200;

    /// Their letters begin here, with the radicals; what stands before need not be looked up.
    private static final int EAST_ASIAN = 0x2E80;

    static Reading of(Body body) {
        return body.blocks().stream()
                .flatMap(Body::passages)
                .map(passage -> of(passage.text()))
                .reduce(new Reading(0, 0), (a, b) -> new Reading(a.characters + b.characters, a.words + b.words));
    }

    static Reading of(String text) {
        int characters = 0;
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isWordByItself(c)) {
                characters++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (!isMark(c)) {
                inWord = inWord && joins(c) && next < text.length() && isSpacedLetter(text.codePointAt(next));
            }
            i = next;
        }
        return new Reading(characters, words);
    }

    int wordCount() {
        return characters + words;
    }

    int minutes() {
        return Math.max(1, (int) Math.ceil(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE));
    }

    private static boolean isWordByItself(int c) {
        if (c < EAST_ASIAN || !Character.isLetter(c)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> false;
        };
    }

    /// Accents and vowel signs written behind their letter do not end a word.
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSpacedLetter(int c) {
        return Character.isLetterOrDigit(c) && !isWordByItself(c);
    }

    /// What stands inside words and numbers: don't, well-known, 5.3, 10,000.
    private static boolean joins(int c) {
        return c == '\'' || c == '’' || c == '-' || c == '.' || c == ',';
    }
}
