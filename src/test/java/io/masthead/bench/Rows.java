package io.masthead.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Inserts rows in batches; the driver makes one statement of each.
final class Rows implements AutoCloseable {

    private final Connection database;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();

    Rows(Connection database) {
        this.database = database;
    }

    void category(long id, String slug, Long parent, int position, Instant now) throws SQLException {
        insert(
                "category (id, slug, name, parent_id, position, version, updated_at)",
                id,
                slug,
                slug,
                parent,
                position,
                1,
                now);
    }

    void tag(long id, String slug, Instant now) throws SQLException {
        insert("tag (id, slug, name, version, updated_at)", id, slug, slug, 1, now);
    }

    void author(long id, String slug, Instant now) throws SQLException {
        insert("author (id, slug, name, links, version, updated_at)", id, slug, slug, "[]", 1, now);
    }

    void picture(long id, Instant now) throws SQLException {
        insert(
                "media (id, hash, address, content_type, bytes, width, height, focal_x, focal_y, dominant_color,"
                        + " thumbhash, renditions, created_at, version)",
                id,
                "hash-" + id,
                "address-" + id,
                "image/jpeg",
                99_000,
                1600,
                900,
                0.5,
                0.5,
                "#336699",
                "AAAA",
                "thumb webp 320 180\ncard webp 640 360\nwide webp 1600 900",
                now,
                1);
    }

    /// A version of a story, and its slug.
    void article(
            long id,
            Instant publishAt,
            Instant expireAt,
            Instant publishedAt,
            String slug,
            String language,
            String title,
            String summary,
            long category,
            String leadImage,
            String byline,
            List<Long> tags,
            boolean pinned,
            String document)
            throws SQLException {
        insert(
                "published_article (article_id, publish_at, expire_at, published_at, slug, kind, language, title, summary,"
                        + " category_id, translation_of, lead_image, byline, tag_ids, pinned, sponsored, hide_ads, revision,"
                        + " document)",
                id,
                publishAt,
                expireAt,
                publishedAt,
                slug,
                "story",
                language,
                title,
                summary,
                category,
                id,
                leadImage,
                byline,
                tags.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                pinned,
                false,
                false,
                1,
                document);
        insert("published_slug (slug, article_id, since)", slug, id, publishAt);
    }

    /// An article's place in the list of a category, a tag or an author.
    void in(long term, Instant publishedAt, long id, Instant publishAt, Instant expireAt, boolean pinned)
            throws SQLException {
        insert(
                "published_in (term_id, published_at, article_id, publish_at, expire_at, pinned)",
                term,
                publishedAt,
                id,
                publishAt,
                expireAt,
                pinned);
    }

    void views(long id, long views) throws SQLException {
        insert("view_total (article_id, views)", id, views);
    }

    void viewsOf(Instant hour, long id, long views) throws SQLException {
        insert("view_hour (hour, article_id, views)", hour, id, views);
    }

    /// Sends what was gathered.
    void commit() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.executeBatch();
        }
        database.commit();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }

    private void insert(String columns, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(columns);
        if (statement == null) {
            statement = database.prepareStatement(
                    "insert into " + columns + " values (" + "?, ".repeat(values.length - 1) + "?)");
            statements.put(columns, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant at ? Timestamp.from(at) : values[i]);
        }
        statement.addBatch();
    }
}
