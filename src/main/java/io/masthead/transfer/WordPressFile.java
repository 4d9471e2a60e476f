package io.masthead.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What has to be known of a WordPress export before its first article is read: where pictures are, which posts
/// name by number wherever they stand. It takes memory for each picture, a few hundred bytes.
///
/// @param host of the site, for ids that no other site has
/// @param pictures by their numbers
record WordPressFile(String host, Map<String, Attachment> pictures) {

    /// A picture of the export.
    record Attachment(String url, String alt, String caption) {}

    static WordPressFile look(InputStream in) throws IOException {
        String host = "wordpress";
        Map<String, Attachment> pictures = new HashMap<>();
        try (Xml xml = new Xml(in)) {
            for (Boolean begins = xml.next(); begins != null; begins = xml.next()) {
                if (!begins) {
                    continue;
                }
                if (xml.name().equals("item")) {
                    WordPressItem item = WordPressItem.read(xml);
                    if (item.type().equals("attachment")
                            && !item.field("wp:attachment_url").isEmpty()) {
                        pictures.put(
                                item.field("wp:post_id"),
                                new Attachment(
                                        item.field("wp:attachment_url"),
                                        item.meta().getOrDefault("_wp_attachment_image_alt", ""),
                                        item.field("excerpt:encoded")));
                    }
                } else if (xml.name().equals("wp:base_blog_url")) {
                    host = host(xml.text(), host);
                }
            }
        }
        return new WordPressFile(host, pictures);
    }

    private static String host(String url, String otherwise) {
        try {
            String host = URI.create(url.strip()).getHost();
            return host == null ? otherwise : host;
        } catch (IllegalArgumentException none) {
            return otherwise;
        }
    }
}
