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

    /// How many bytes the pictures of a file may take, roughly: some hundred thousand of them.
    private static final long MOST_WEIGHT = 128 * 1024 * 1024;

    /// A picture of the export.
    record Attachment(String url, String alt, String caption) {

        private static final int LONGEST = 2_000;
        private static final int OVERHEAD = 200;

        static Attachment of(WordPressItem item) {
            return new Attachment(
                    WordPressRecords.cut(item.field("wp:attachment_url"), LONGEST),
                    WordPressRecords.cut(item.meta().getOrDefault("_wp_attachment_image_alt", ""), LONGEST),
                    WordPressRecords.cut(item.field("excerpt:encoded"), LONGEST));
        }

        int weight() {
            return OVERHEAD + 2 * (url.length() + alt.length() + caption.length());
        }
    }

    static WordPressFile look(InputStream in) throws IOException {
        String host = "wordpress";
        Map<String, Attachment> pictures = new HashMap<>();
        long weight = 0;
        try (Xml xml = new Xml(in)) {
            for (Boolean begins = xml.nextRecord(); begins != null; begins = xml.nextRecord()) {
                if (!begins) {
                    continue;
                }
                if (xml.name().equals("item")) {
                    WordPressItem item = WordPressItem.read(xml);
                    if (item.type().equals("attachment")
                            && !item.field("wp:attachment_url").isEmpty()) {
                        Attachment picture = Attachment.of(item);
                        weight += picture.weight();
                        if (weight > MOST_WEIGHT) {
                            throw new Records.BrokenFile("The file names too many pictures. Part it in two.", null);
                        }
                        pictures.put(item.field("wp:post_id"), picture);
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
