package io.masthead.transfer;

import io.masthead.shared.text.Slug;
import io.masthead.taxonomy.AuthorInput;
import io.masthead.taxonomy.CategoryInput;
import io.masthead.taxonomy.TagInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/// Authors, categories and tags of a WordPress export: each becomes a record once, before the first article that
/// names it.
final class WordPressTerms {

    private static final int LONGEST_DESCRIPTION = 2000;

    /// More than that are not all remembered; one that comes again changes nothing.
    private static final int MOST_KNOWN = 200_000;

    private final Queue<Incoming> waiting;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    /// @param waiting gets the records
    WordPressTerms(Queue<Incoming> waiting) {
        this.waiting = waiting;
    }

    /// An author, by whose login articles name him.
    void author(Map<String, String> author) {
        String login = author.getOrDefault("wp:author_login", "");
        String name = Stream.of(author.getOrDefault("wp:author_display_name", ""), login)
                .filter(one -> !one.isBlank())
                .findFirst()
                .orElse("");
        if (names.size() < MOST_KNOWN) {
            names.put(login, WordPressRecords.cut(WordPressRecords.plain(name), 200));
        }
        if (!name.isBlank()) {
            var input = new AuthorInput(
                    slug(login, name, "author"),
                    WordPressRecords.cut(WordPressRecords.plain(name), 200),
                    null,
                    null,
                    null);
            waiting.add(Incoming.of(ImportRecord.of(input), name, List.of(), name.length()));
        }
    }

    /// The name of the author with this login.
    String author(String login) {
        return names.getOrDefault(login, WordPressRecords.plain(login));
    }

    /// A category; new ones wait to come in.
    ///
    /// @return its slug
    String category(String nicename, String name, String description, String parent) {
        String shown = WordPressRecords.cut(WordPressRecords.plain(name.isBlank() ? nicename : name), 200);
        String slug = slug(nicename, shown, "category");
        if (isNew("category " + slug)) {
            List<String> notes = new ArrayList<>();
            String above = parent.isEmpty() ? null : slug(parent, parent, "category");
            if (above != null && (above.equals(slug) || !known.contains("category " + above))) {
                notes.add("parent " + parent + " is not there before it; it stands on top");
                above = null;
            }
            String words = description == null || description.isBlank()
                    ? null
                    : WordPressRecords.cut(WordPressRecords.plain(description), LONGEST_DESCRIPTION);
            var input = new CategoryInput(slug, shown, words, above, null);
            waiting.add(Incoming.of(ImportRecord.of(input), shown, notes, shown.length()));
        }
        return slug;
    }

    /// A tag; new ones wait to come in.
    ///
    /// @return its slug
    String tag(String nicename, String name) {
        String shown = WordPressRecords.cut(WordPressRecords.plain(name.isBlank() ? nicename : name), 200);
        String slug = slug(nicename, shown, "tag");
        if (isNew("tag " + slug)) {
            waiting.add(Incoming.of(ImportRecord.of(new TagInput(slug, shown)), shown, List.of(), shown.length()));
        }
        return slug;
    }

    private boolean isNew(String term) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.add(term);
    }

    private static String slug(String nicename, String name, String otherwise) {
        String slug = decoded(nicename);
        return Slug.fault(slug).isEmpty() ? slug : Slug.of(name).orElse(otherwise);
    }

    /// A slug as people read it.
    static String decoded(String slug) {
        try {
            return URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notEncoded) {
            return slug.toLowerCase(Locale.ROOT);
        }
    }
}
