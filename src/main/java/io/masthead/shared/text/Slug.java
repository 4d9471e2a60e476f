package io.masthead.shared.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The readable part of an address: `zhongguo-xinwen`. Made from a title, or checked when given by hand.
public final class Slug {

    /// The longest slug given by hand, in characters.
    public static final int LONGEST = 200;

    /// The longest slug made from a title, in characters.
    public static final int LONGEST_MADE = 120;

    /// What would stand for something else in an address of a site or of the API.
    private static final Set<String> RESERVED = Set.of(
            ("about-masthead account acknowledgements admin all api article articles assets author authors bookings bulk"
                            + " categories category changes clicks creatives current dashboard default delete docs edit export"
                            + " favicon feed feeds fronts health home imports index json latest links login logout media metrics"
                            + " most-viewed new news-sitemap null openapi page pages partners preview previews q related resolve"
                            + " revisions robots rss atom search sessions settings site sitemap sitemaps slots source sources"
                            + " staff static stream suggest syndication tag tags takedowns tokens tombstones undefined v1 views"
                            + " webhooks")
                    .split(" "));

    /// What could be read as an id in upper case (see [#isIdShaped]).
    private static final Pattern ID_SHAPE = Pattern.compile("[0-9A-Fa-f][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{12}");

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private Slug() {}

    /// A slug for a title: Chinese becomes pinyin without tones, word by word; accents fall away; punctuation and emoji
    /// are dropped. What comes back has no [#fault]: a reserved word or the shape of an id gets `-1` appended.
    ///
    /// @return at most [#LONGEST_MADE] characters of `a-z`, `0-9` and `-`, or nothing if no character of the title
    ///     can be written so
    public static Optional<String> of(String title) {
        String slug = shorten(Romaniser.romanise(title), LONGEST_MADE);
        if (slug.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fault(slug).isEmpty() ? slug : slug + "-1");
    }

    /// The slug with a number behind it, to tell it from an equal one: `spring-festival-2`.
    public static String numbered(String slug, int number) {
        String suffix = "-" + number;
        return shorten(slug, LONGEST - suffix.length()) + suffix;
    }

    /// What is wrong with a slug given by hand, as a sentence for people; nothing if it may be used.
    public static Optional<String> fault(String slug) {
        if (slug.isEmpty()) {
            return Optional.of("A slug has at least one character.");
        }
        if (slug.length() > LONGEST) {
            return Optional.of("A slug has at most " + LONGEST + " characters.");
        }
        if (!slug.codePoints().allMatch(Slug::isAllowed)) {
            return Optional.of("A slug consists of lower-case letters and digits, with single hyphens between words.");
        }
        if (slug.startsWith("-") || slug.endsWith("-") || slug.contains("--")) {
            return Optional.of("Hyphens of a slug stand single, between words.");
        }
        if (!NFC.isNormalized(slug)) {
            return Optional.of("A slug is in Unicode normalisation form C.");
        }
        if (RESERVED.contains(slug)) {
            return Optional.of("The slug '" + slug + "' is reserved.");
        }
        if (isIdShaped(slug)) {
            return Optional.of("A slug does not look like an id (13 characters of Crockford base 32).");
        }
        return Optional.empty();
    }

    /// Whether the text could be taken for an id: 13 Crockford base-32 characters, the first one at most `F`
    /// because an id has 64 bits, in any case. The letters I, L, O and U are not read as digits, so that most words
    /// of 13 letters (`international`) remain good slugs.
    public static boolean isIdShaped(String text) {
        return ID_SHAPE.matcher(text).matches();
    }

    /// Lower-case letters and digits of the basic plane, so that no 4-byte character reaches an address.
    private static boolean isAllowed(int c) {
        return c == '-' || c <= 0xFFFF && Character.isLetterOrDigit(c) && Character.toLowerCase(c) == c;
    }

    /// Cuts at the end of a word, or inside the first word if that alone is too long.
    private static String shorten(String slug, int longest) {
        if (slug.length() <= longest) {
            return slug;
        }
        int end = slug.lastIndexOf('-', longest);
        return slug.substring(0, end > 0 ? end : longest);
    }
}
