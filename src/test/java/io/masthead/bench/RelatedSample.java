package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.shared.id.Id;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Lists of related articles, computed for a thousand of an archive of which some have a double and some are withdrawn
/// afterwards: whether something is in them that must not be.
final class RelatedSample {

    private static final int ARTICLES = 1_000;
    private static final int DOUBLES = 100;
    private static final int WITHDRAWN = 50;
    private static final int MINUTES_TO_COMPUTE = 30;

    /// Between the id of an article and that of its double: above the numbers in an archive's ids.
    private static final long APART = 1L << 21;

    private static final String FOLLOWED = "select seq from change_follower where name = 'related'";

    private static final String OLDEST =
            "(select article_id from (select article_id from published_article order by article_id limit " + DOUBLES
                    + ") t)";

    private final Connection database;
    private final Reader reader;

    RelatedSample(Connection database, Reader reader) {
        this.database = database;
        this.reader = reader;
    }

    void measure(Report report) throws Exception {
        System.out.println("Computing what is related …");
        doubles();
        List<Long> articles = articles();
        long began = System.nanoTime();
        log("publish", articles);
        awaitFollower();
        double perSecond = articles.size() / ((System.nanoTime() - began) / 1e9);
        List<Long> withdrawn = articles.subList(ARTICLES / 2, ARTICLES / 2 + WITHDRAWN);
        withdraw(withdrawn);
        log("withdraw", withdrawn);
        awaitFollower();
        check(articles, new HashSet<>(withdrawn), perSecond, report);
    }

    private void check(List<Long> articles, Set<Long> withdrawn, double perSecond, Report report)
            throws IOException, InterruptedException {
        int lists = 0;
        int items = 0;
        int wrong = 0;
        for (long article : articles) {
            JsonNode data;
            try {
                data = reader.get("/v1/articles/" + new Id(article) + "/related")
                        .json()
                        .get("data");
            } catch (IllegalStateException ended) {
                // One in a hundred has ended, some were withdrawn.
                continue;
            }
            lists++;
            for (JsonNode item : data) {
                long other = Id.of(item.at("/article/id").asText()).value();
                items++;
                if (other == article || Math.abs(other - article) == APART || withdrawn.contains(other)) {
                    wrong++;
                }
            }
        }
        report.table(
                "related",
                "lists",
                "items each",
                "computed a second",
                "itself, doubles, withdrawn",
                "must be",
                "verdict");
        report.row(
                "sampled",
                lists,
                Report.two((double) items / lists),
                Report.two(perSecond),
                wrong,
                "0 in 1,000",
                report.verdict("related lists", wrong == 0 && lists >= ARTICLES && items > 0));
    }

    private void doubles() throws SQLException {
        String columns =
                "publish_at, expire_at, published_at, kind, language, summary, category_id, lead_image, byline,"
                        + " tag_ids, pinned, sponsored, hide_ads, revision, document";
        try (var statement = database.createStatement()) {
            statement.execute("insert into published_article (article_id, translation_of, slug, title, " + columns
                    + ") select article_id + " + APART + ", article_id + " + APART
                    + ", concat(slug, '-double'), concat('Again: ', title), " + columns
                    + " from published_article where article_id in " + OLDEST);
            statement.execute(
                    "insert into published_in (term_id, published_at, article_id, publish_at, expire_at, pinned)"
                            + " select i.term_id, i.published_at, i.article_id + " + APART
                            + ", i.publish_at, i.expire_at, i.pinned from published_in i join published_article d"
                            + " on d.article_id = i.article_id + " + APART);
        }
    }

    private List<Long> articles() throws SQLException {
        List<Long> articles = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select article_id from published_article order by article_id limit "
                        + (ARTICLES + DOUBLES + WITHDRAWN + ARTICLES / 20))) {
            while (rows.next()) {
                articles.add(rows.getLong(1));
            }
        }
        return articles;
    }

    private void withdraw(List<Long> articles) throws SQLException {
        for (String table : List.of("published_in", "published_article")) {
            try (var delete = database.prepareStatement("delete from " + table + " where article_id = ?")) {
                for (long article : articles) {
                    delete.setLong(1, article);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
    }

    /// As publishing logs it.
    private void log(String type, List<Long> articles) throws SQLException {
        database.setAutoCommit(false);
        try (var statement = database.createStatement();
                var insert = database.prepareStatement(
                        "insert into change_entry (seq, at, type, subject, subject_id, surrogate_keys)"
                                + " values (?, ?, ?, 'article', ?, ?)")) {
            statement.execute("update change_sequence set seq = seq + " + articles.size());
            long seq = number("select seq from change_sequence") - articles.size();
            for (long article : articles) {
                insert.setLong(1, ++seq);
                insert.setTimestamp(2, Timestamp.from(Instant.now()));
                insert.setString(3, type);
                insert.setLong(4, article);
                insert.setString(5, "list article:" + new Id(article));
                insert.addBatch();
            }
            insert.executeBatch();
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
    }

    private void awaitFollower() throws SQLException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_TO_COMPUTE);
        Ticker ticker = new Ticker("entries of the log");
        long end = number("select seq from change_sequence");
        long begin = number(FOLLOWED);
        for (long at = begin; at < end; at = number(FOLLOWED)) {
            ticker.tick(at - begin, end - begin);
            if (System.nanoTime() > until) {
                throw new IllegalStateException("what is related was not computed in time");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
