package io.masthead.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An item of a WordPress export, as it stands there.
///
/// @param fields by the names of their elements
/// @param terms the categories and tags it has
/// @param meta custom fields; of several values the last
/// @param oldSlugs what it was called before
record WordPressItem(
        Map<String, String> fields, List<Term> terms, Map<String, String> meta, List<String> oldSlugs, int comments) {

    /// A category or tag.
    record Term(String domain, String slug, String name) {}

    /// Reads the item whose element has just begun.
    static WordPressItem read(Xml xml) throws IOException {
        Map<String, String> fields = new HashMap<>();
        List<Term> terms = new ArrayList<>();
        Map<String, String> meta = new HashMap<>();
        List<String> oldSlugs = new ArrayList<>();
        int comments = 0;
        for (boolean begins = child(xml); begins; begins = child(xml)) {
            switch (xml.name()) {
                case "category" -> {
                    String domain = xml.attribute("domain");
                    String slug = xml.attribute("nicename");
                    terms.add(new Term(domain, slug, xml.text().strip()));
                }
                case "wp:postmeta" -> {
                    Map<String, String> pair = pair(xml);
                    String key = pair.getOrDefault("wp:meta_key", "");
                    String value = pair.getOrDefault("wp:meta_value", "");
                    if (key.equals("_wp_old_slug")) {
                        oldSlugs.add(value);
                    } else {
                        meta.put(key, value);
                    }
                }
                case "wp:comment" -> {
                    xml.text();
                    comments++;
                }
                default -> {
                    String name = xml.name();
                    fields.put(name, xml.text());
                }
            }
        }
        return new WordPressItem(fields, terms, meta, oldSlugs, comments);
    }

    /// The texts of the elements in the one that has just begun.
    static Map<String, String> pair(Xml xml) throws IOException {
        Map<String, String> parts = new HashMap<>();
        for (boolean begins = child(xml); begins; begins = child(xml)) {
            String name = xml.name();
            parts.put(name, xml.text().strip());
        }
        return parts;
    }

    /// @return whether another child begins; if not, the element has ended
    private static boolean child(Xml xml) throws IOException {
        Boolean begins = xml.next();
        return begins != null && begins;
    }

    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    String type() {
        return field("wp:post_type");
    }

    List<Term> terms(String domain) {
        return terms.stream().filter(term -> term.domain.equals(domain)).toList();
    }
}
