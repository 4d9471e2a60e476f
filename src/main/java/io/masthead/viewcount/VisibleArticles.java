package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import io.masthead.viewcount.KnownArticles.Visible;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Finds many visible articles at once, by id or slug. Outside of any request, and therefore with plain JDBC.
final class VisibleArticles {

    private static final int LONGEST_SLUG = 200;
    private static final int MOST_A_STATEMENT = 1_000;

    private static final String SEEN = " p.publish_at <= ? and (p.expire_at is null or p.expire_at > ?)";

    private final DataSource database;

    VisibleArticles(DataSource database) {
        this.database = database;
    }

    /// Those that readers can see now, each under the name that was asked for.
    ///
    /// @param names ids, and slugs as text
    Map<Object, Visible> find(List<Object> names, Instant now) throws SQLException {
        List<Id> ids = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        for (Object name : names) {
            if (name instanceof Id id) {
                ids.add(id);
            } else if (name instanceof String slug && slug.length() <= LONGEST_SLUG) {
                slugs.add(slug);
            }
        }
        Map<Object, Visible> found = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            for (List<Id> part : parts(ids)) {
                byId(connection, part, now, found);
            }
            for (List<String> part : parts(slugs)) {
                bySlug(connection, part, now, found);
            }
        }
        return found;
    }

    private static void byId(Connection connection, List<Id> ids, Instant now, Map<Object, Visible> found)
            throws SQLException {
        String list = ids.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(", "));
        String sql = "select p.article_id, p.expire_at from published_article p force index (published_visible)"
                + " where p.article_id in (" + list + ") and" + SEEN;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, now);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Visible visible = visible(rows);
                    found.put(visible.article(), visible);
                }
            }
        }
    }

    private static void bySlug(Connection connection, List<String> slugs, Instant now, Map<Object, Visible> found)
            throws SQLException {
        String list = slugs.stream().map(slug -> "?").collect(Collectors.joining(", "));
        String sql = "select p.article_id, p.expire_at, s.slug from published_slug s"
                + " join published_article p force index (published_visible) on p.article_id = s.article_id"
                + " where s.slug in (" + list + ") and s.since <= ? and" + SEEN;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (String slug : slugs) {
                statement.setString(next++, slug);
            }
            statement.setTimestamp(next++, Timestamp.from(now));
            bind(statement, next, now);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(3), visible(rows));
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, int from, Instant now) throws SQLException {
        statement.setTimestamp(from, Timestamp.from(now));
        statement.setTimestamp(from + 1, Timestamp.from(now));
    }

    private static Visible visible(ResultSet rows) throws SQLException {
        Timestamp end = rows.getTimestamp(2);
        return new Visible(new Id(rows.getLong(1)), end == null ? null : end.toInstant());
    }

    private static <T> List<List<T>> parts(List<T> names) {
        return IntStream.iterate(0, from -> from < names.size(), from -> from + MOST_A_STATEMENT)
                .mapToObj(from -> names.subList(from, Math.min(from + MOST_A_STATEMENT, names.size())))
                .toList();
    }
}
