package io.masthead.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/// Texts as people write them, and words that fit a pattern.
final class Texts {

    /// What is text, whatever it looks like.
    private static final List<String> STRANGE = List.of(
            "مرحبا \u202Eworld\u202C",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            "Ȥ̈́͂a̷͝l̸g̶o",
            "O'Brien \"quoted\" \\ back",
            "1; drop table article; --",
            "${jndi:ldap://a.example/x}",
            "<b onclick=x()>bold</b>",
            "100 % _ café, tab\tand\nnew line",
            "ﷺ",
            "𠮷野家",
            "null");

    private final Faker english;
    private final Faker chinese;
    private final Random random;
    private int number;

    Texts(Random random) {
        this.random = random;
        english = new Faker(Locale.ENGLISH, random);
        chinese = new Faker(Locale.SIMPLIFIED_CHINESE, random);
    }

    /// A text of one line or a few.
    ///
    /// @param most characters
    String text(int least, int most) {
        String text = switch (random.nextInt(8)) {
            case 0 -> chinese.name().fullName();
            case 1 -> chinese.address().city() + " " + chinese.name().fullName();
            case 2 -> STRANGE.get(random.nextInt(STRANGE.size()));
            case 3 -> english.lorem().paragraph();
            case 4 -> english.lorem().characters(Math.max(1, Math.min(most, 2_000)));
            default -> english.lorem().sentence();
        };
        return cut(text.length() < least ? text + "x".repeat(least - text.length()) : text, most);
    }

    /// A name that nobody has yet.
    String name() {
        return english.name().fullName() + " " + unique();
    }

    /// A slug that nobody has yet.
    String slug() {
        return english.lorem().word().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "x") + "-" + unique();
    }

    /// An e-mail address that nobody has, anywhere.
    String email() {
        return slug() + "@staff.example";
    }

    /// An address that leads nowhere.
    String url() {
        return "https://" + slug() + ".example/" + english.lorem().word();
    }

    /// Something that fits a pattern, as far as the library can tell.
    String matching(String pattern) {
        return english.regexify(pattern.replaceAll("^\\^|\\$$", ""));
    }

    private String unique() {
        return Long.toString(random.nextLong() >>> 24, Character.MAX_RADIX) + ++number;
    }

    /// No more than so many characters, and no half of one.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
