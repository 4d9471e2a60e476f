package io.masthead.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.BylineEntry;
import io.masthead.article.ImageUse;
import io.masthead.article.PublishedDocument;
import io.masthead.shared.id.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The archive of a newspaper that never was, five years long: the same one from the same seed, but that it ends today.
///
/// It is written straight into the publication tables, as `io.masthead.article.Publications` would leave them.
final class Archive {

    private static final long SEED = 20_211_122;
    private static final int TOP_CATEGORIES = 5;
    private static final int CATEGORIES = 20;
    private static final int TAGS = 200;
    private static final int AUTHORS = 50;
    private static final int PICTURES = 200;
    private static final int HOURS_OF_VIEWS = 168;
    private static final int VIEWED_EACH_HOUR = 200;
    private static final int ROWS_A_COMMIT = 500;
    private static final Duration LENGTH = Duration.ofDays(5 * 365);
    private static final Instant EPOCH_OF_IDS = Instant.parse("2020-01-01T00:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(SEED);
    private final Prose prose;
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final int articles;
    private final int blocks;

    /// @param articles how many
    /// @param blocks how many blocks each article's body has
    Archive(int articles, int blocks) {
        this(articles, blocks, null);
    }

    /// @param vocabulary the words of its texts, or `null` for a few
    Archive(int articles, int blocks, Vocabulary vocabulary) {
        this.articles = articles;
        this.blocks = blocks;
        prose = new Prose(random, vocabulary);
    }

    /// The slug of a category that a quarter of the articles stands in or below.
    static String category() {
        return "category-0";
    }

    /// The slug of the tag that most articles have.
    static String tag() {
        return "tag-0";
    }

    /// The slug of an article that is visible.
    ///
    /// @param number from 0, the oldest
    static String slug(int number) {
        return "article-" + (number % 100 == 99 ? number - 1 : number);
    }

    /// Writes everything, and says how far it is.
    void write(Connection database) throws SQLException {
        long began = System.nanoTime();
        database.setAutoCommit(false);
        terms(database);
        try (Rows rows = new Rows(database)) {
            for (int number = 0; number < articles; number++) {
                article(rows, number);
                if ((number + 1) % ROWS_A_COMMIT == 0) {
                    rows.commit();
                }
                if ((number + 1) % 20_000 == 0) {
                    System.out.printf(
                            "  %,d articles after %d s%n", number + 1, (System.nanoTime() - began) / 1_000_000_000);
                }
            }
            views(rows);
            rows.commit();
        }
        analyze(database);
        database.setAutoCommit(true);
    }

    private void terms(Connection database) throws SQLException {
        try (Rows rows = new Rows(database)) {
            for (int i = 0; i < CATEGORIES; i++) {
                rows.category(term(i), "category-" + i, i < TOP_CATEGORIES ? null : term(parent(i)), i, end);
            }
            for (int i = 0; i < TAGS; i++) {
                rows.tag(term(CATEGORIES + i), "tag-" + i, end);
            }
            for (int i = 0; i < AUTHORS; i++) {
                rows.author(author(i), "author-" + i, end);
            }
            for (int i = 0; i < PICTURES; i++) {
                rows.picture(picture(i), end);
            }
            rows.commit();
        }
    }

    /// One in a hundred has ended already; one in five was published anew within three days.
    private void article(Rows rows, int number) throws SQLException {
        Instant publishedAt = publishedAt(number);
        Instant publishAt = publishedAt;
        if (random.nextInt(5) == 0) {
            publishAt = earlier(publishedAt.plusSeconds(random.nextInt(259_200)), end);
        }
        Instant expireAt = number % 100 == 99 ? publishAt.plus(1, ChronoUnit.MILLIS) : null;
        int category = random.nextInt(CATEGORIES);
        List<Long> tags = tags();
        int author = random.nextInt(AUTHORS);
        boolean chinese = random.nextInt(3) > 0;
        boolean pinned = random.nextInt(2000) == 0;
        long id = article(number);
        rows.article(
                id,
                publishAt,
                expireAt,
                publishedAt,
                "article-" + number,
                chinese ? "zh" : "en",
                prose.text(chinese, chinese ? 20 : 60),
                prose.text(chinese, chinese ? 60 : 160),
                term(category),
                write(new ImageUse(new Id(picture(random.nextInt(PICTURES))), null, null, null)),
                write(List.of(new BylineEntry(new Id(author(author)), "Author " + author, "author"))),
                tags,
                pinned,
                write(new PublishedDocument(
                        prose.body(chinese, blocks), 320, 2, List.of(), null, null, null, List.of())));
        Set<Long> in = new LinkedHashSet<>(tags);
        in.add(author(author));
        in.add(term(category));
        in.add(term(parent(category)));
        for (long one : in) {
            rows.in(one, publishedAt, id, publishAt, expireAt, pinned);
        }
        rows.views(id, (long) (20 / (random.nextDouble() + 0.0001)));
    }

    /// Of the last week, mostly of what was new then.
    private void views(Rows rows) throws SQLException {
        for (int hour = 0; hour < HOURS_OF_VIEWS; hour++) {
            Set<Long> viewed = new LinkedHashSet<>();
            while (viewed.size() < VIEWED_EACH_HOUR) {
                double age = Math.pow(random.nextDouble(), 4);
                viewed.add(article((int) ((articles - 1) * (1 - age))));
            }
            for (long id : viewed) {
                rows.viewsOf(end.minus(hour, ChronoUnit.HOURS), id, 1 + random.nextInt(500));
            }
        }
    }

    /// One to four, the first far more often than the last.
    private List<Long> tags() {
        Set<Long> tags = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            double any = random.nextDouble();
            tags.add(term(CATEGORIES + (int) (TAGS * any * any)));
        }
        return new ArrayList<>(tags);
    }

    private static void analyze(Connection database) throws SQLException {
        // What the server does by itself some time after many changes; here it would come in the middle of measuring.
        try (var statement = database.createStatement()) {
            statement.execute("analyze table published_article, published_in, published_slug, view_total, view_hour");
        }
    }

    private Instant publishedAt(int number) {
        return end.minus(LENGTH).plus(LENGTH.dividedBy(articles).multipliedBy(number + 1L));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int parent(int category) {
        return category % TOP_CATEGORIES;
    }

    private long article(int number) {
        return Duration.between(EPOCH_OF_IDS, publishedAt(number)).toMillis() << 22 | number;
    }

    private static long term(int number) {
        return 1000L + number;
    }

    private static long author(int number) {
        return 2000L + number;
    }

    private static long picture(int number) {
        return 3000L + number;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
