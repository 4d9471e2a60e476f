package io.masthead.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.database.Together;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads rows of published articles. Visible is what has begun and has not ended at the moment that is asked about.
@Singleton
public class PublishedRows {

    /// The visible ones of `r`; two values: the moment, twice.
    static final String VISIBLE = "r.publish_at <= ? and (r.expire_at is null or r.expire_at > ?)";

    private static final String TURNS = "from (select (" + ArticleList.NEXT_BEGINNING
            + ") as at union all select min(expire_at) from published_article where expire_at > ?) t";

    private static final String NEXT_TURN = "select min(t.at) " + TURNS;

    private static final String NEXT = " and r.publish_at > ? order by r.publish_at limit 1";

    private static final String TRANSLATIONS = " left join published_article t"
            + " on t.translation_of = r.translation_of and t.article_id <> r.article_id";

    private static final String VIEWS = " left join view_total v on v.article_id = ";

    private static final String FROM = from("");

    /// Without it the database tries out each time which of many indexes fits, and that takes longer than to read.
    private static final String BY_KEY = " force index (primary)";

    private final EntityManager database;
    private final ObjectReader bylines;
    private final ObjectReader imageUses;
    private final ObjectReader documents;

    PublishedRows(EntityManager database, ObjectMapper json) {
        this.database = database;
        // What was checked when it came in, and written by ourselves, is not checked again each time it is read.
        ObjectReader own = json.reader()
                .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        bylines = own.forType(new TypeReference<List<BylineEntry>>() {});
        imageUses = own.forType(ImageUse.class);
        documents = own.forType(PublishedDocument.class);
    }

    /// A row with the document that only the article itself shows.
    ///
    /// @param nextBeginning when the next story of all begins to be visible; `null` if none does, or nobody asked
    /// @param translated whether it is, was or will be there in another language
    public record Whole(
            PublishedRow row, boolean hideAds, PublishedDocument document, Instant nextBeginning, boolean translated) {}

    /// The visible article with this id, or with this current or former slug.
    public Optional<Whole> find(String slugOrId, Instant now) {
        return find(slugOrId, Sql.of("null"), now);
    }

    /// The same, with what comes next of all.
    public Optional<Whole> findBeforeNext(String slugOrId, Instant now) {
        return find(slugOrId, nextBeginningStatement(now), now);
    }

    private Optional<Whole> find(String slugOrId, Sql next, Instant now) {
        Sql sql = Sql.of("select 'article', " + PublishedRow.COLUMNS + ", r.hide_ads, r.document,"
                        + " t.article_id is not null, (")
                .add(next)
                .add(") from ");
        Optional<Id> id = Id.parse(slugOrId);
        if (id.isPresent()) {
            sql.add(
                    "published_article r" + BY_KEY + VIEWS + "r.article_id" + TRANSLATIONS + " where r.article_id = ?",
                    id.get());
        } else {
            sql.add(
                    "published_slug s" + VIEWS + "s.article_id straight_join published_article r" + BY_KEY
                            + " on r.article_id = s.article_id" + TRANSLATIONS + " where s.slug = ? and s.since <= ?",
                    slugOrId,
                    now);
        }
        return sql.add(" and " + VISIBLE + " limit 1", now, now).rows(database).stream()
                .findFirst()
                .map(row -> new Whole(read(row), row.flag(20), document(row.text(21)), row.instant(23), row.flag(22)));
    }

    /// A row with all that its version has beside it.
    ///
    /// @param ownEnd when the article ends by itself, whatever waits to take its place; or `null`
    public record Entire(PublishedRow row, PublishedDocument document, int revision, Instant ownEnd) {}

    /// The same rows with their documents, in one statement. A row whose version was replaced meanwhile is left out.
    public List<Entire> entire(List<PublishedRow> found, Instant now) {
        Map<Id, Row> documents = new HashMap<>();
        Sql.of(
                        "select r.article_id, r.publish_at, r.document, r.revision, r.own_end from published_article r"
                                + " where r.article_id in ? and " + VISIBLE,
                        found.stream().map(PublishedRow::id).toList(),
                        now,
                        now)
                .rows(database)
                .forEach(row -> documents.put(row.id(0), row));
        return found.stream()
                .filter(row -> documents.containsKey(row.id())
                        && documents.get(row.id()).instant(1).equals(row.publishAt()))
                .map(row -> {
                    Row of = documents.get(row.id());
                    return new Entire(row, document(of.text(2)), (int) of.number(3), of.instant(4));
                })
                .toList();
    }

    /// What decides about the visible ones of these articles, in one statement.
    public Map<Id, Outline> outlines(Collection<Id> ids, Instant now) {
        Map<Id, Outline> outlines = new HashMap<>();
        Sql.of(
                        "select r.article_id, r.publish_at, r.expire_at, r.published_at, r.kind, r.category_id, r.tag_ids,"
                                + " r.revision, octet_length(r.document) from published_article r"
                                + " where r.article_id in ? and " + VISIBLE,
                        ids,
                        now,
                        now)
                .rows(database)
                .forEach(row -> outlines.put(
                        row.id(0),
                        new Outline(
                                row.id(0),
                                row.instant(1),
                                row.instant(2),
                                row.instant(3),
                                row.text(4),
                                row.id(5),
                                ids(row.text(6)),
                                (int) row.number(7),
                                row.number(8))));
        return outlines;
    }

    /// Which of these articles have begun, and the change log does not say so yet; in one statement.
    public Set<Id> untold(Collection<Id> ids, Instant now) {
        return Sql.of(
                        "select distinct article_id from published_article where article_id in ? and begin_due <= ?",
                        ids,
                        now)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .collect(Collectors.toSet());
    }

    /// The dates around a moment.
    ///
    /// @param last of the last story until then, whoever can see it; or `null`
    /// @param lastId that story
    /// @param next of the first one after it, or `null`
    public record Dates(Instant last, Id lastId, Instant next) {}

    /// The dates of the stories just before and after a moment, in one statement.
    public Dates around(Instant moment) {
        List<Row> found = Sql.of(
                        "(select published_at, article_id from published_article where kind = 'story'"
                                + " and published_at <= ? order by published_at desc, article_id desc limit 1) union all"
                                + " (select published_at, article_id from published_article where kind = 'story'"
                                + " and published_at > ? order by published_at, article_id limit 1)",
                        moment,
                        moment)
                .rows(database);
        Dates dates = new Dates(null, null, null);
        for (Row row : found) {
            dates = row.instant(0).isAfter(moment)
                    ? new Dates(dates.last, dates.lastId, row.instant(0))
                    : new Dates(row.instant(0), row.id(1), dates.next);
        }
        return dates;
    }

    /// All versions of these articles, those that wait or have ended too, the earliest first; in one statement.
    public List<Entire> versions(Collection<Id> ids) {
        return Sql.of(
                        "select 'version', " + PublishedRow.COLUMNS + ", r.document, r.revision, r.own_end" + FROM
                                + "r.article_id in ? order by r.article_id, r.publish_at",
                        ids)
                .rows(database)
                .stream()
                .map(row -> new Entire(read(row), document(row.text(20)), (int) row.number(21), row.instant(22)))
                .toList();
    }

    /// The ids of the next articles behind one that have a version, in order.
    public List<Id> after(Id article, int limit) {
        return Sql.of(
                        "select distinct article_id from published_article where article_id > ?"
                                + " order by article_id limit ?",
                        article,
                        limit)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .toList();
    }

    /// Whether readers see any article from a source.
    boolean shows(Id source, Instant now) {
        return !Sql.of(
                        "select 1 from published_article r where r.source_id = ? and " + VISIBLE + " limit 1",
                        source,
                        now,
                        now)
                .rows(database)
                .isEmpty();
    }

    /// How many articles have a version.
    public long count() {
        return Sql.of("select count(distinct article_id) from published_article")
                .rows(database)
                .getFirst()
                .number(0);
    }

    /// The visible ones of these articles, in no order.
    public List<PublishedRow> find(Collection<Id> ids, Instant now) {
        return ids.isEmpty() ? List.of() : run(byIds(ids, now));
    }

    /// The articles that an article links, and its translations, in one statement, as [#around] has them; also the
    /// one of them that will come next to be visible, at the place `waiting`.
    public List<PublishedRow> linked(PublishedRow article, Collection<Id> ids, Instant now) {
        Sql sql = byIds(ids, now)
                .add(" union all (")
                .add(translations(article, now))
                .add(") union all (")
                .add(select("waiting", "") + "r.translation_of = ?", article.translationOf())
                .add(NEXT, now)
                .add(")");
        if (!ids.isEmpty()) {
            sql.add(" union all (")
                    .add(select("waiting", BY_KEY) + "r.article_id in ?", ids)
                    .add(NEXT, now)
                    .add(")");
        }
        return run(sql);
    }

    /// These articles, and those published just before and after a story in its category, in one statement.
    /// Rows carry `previous`, `next`, `translation` or `listed` as their place.
    public List<PublishedRow> around(PublishedRow article, Collection<Id> ids, Instant now) {
        Sql sql = byIds(ids, now)
                .add(" union all (")
                .add(translations(article, now))
                .add(")");
        if (article.kind().equals("story") && article.category() != null) {
            sql.add(" union all (")
                    .add(neighbour("previous", "<", "desc", article, now))
                    .add(")");
            sql.add(" union all (")
                    .add(neighbour("next", ">", "asc", article, now))
                    .add(")");
        }
        return run(sql);
    }

    /// One page of a list.
    ///
    /// @param rows the items of the page, and one more if there is a next page
    /// @param until the moment at which the clock alone may change the page, or `null`
    public record Slice(List<PublishedRow> rows, Instant until) {}

    /// One page of a list, in one statement.
    ///
    /// @param after the position to go on behind, or `null`
    public Slice page(ArticleList list, ArticleList.Position after, int limit, Instant now) {
        List<Row> found = list.page(after, limit + 1, now).rows(database);
        Instant begins = found.isEmpty() ? nextBeginning(now) : found.getFirst().instant(20);
        List<PublishedRow> rows = found.stream().map(this::read).toList();
        Instant ends = rows.stream()
                .map(PublishedRow::expireAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(begins);
        return new Slice(rows, begins == null || ends.isBefore(begins) ? ends : begins);
    }

    /// How many articles a list has.
    public Counted count(ArticleList list, Instant now) {
        Row row = Sql.of("select (")
                .add(list.count(now))
                .add("), (select min(e.expire_at) from published_article e where e.expire_at > ?)", now)
                .rows(database)
                .getFirst();
        return new Counted(row.number(0), row.instant(1));
    }

    /// How long a list is.
    ///
    /// @param until when the next article of all ends, or `null`
    public record Counted(long total, Instant until) {}

    /// When the next story of all begins to be visible, or `null`.
    public Instant nextBeginning(Instant now) {
        return nextBeginningStatement(now).rows(database).getFirst().instant(0);
    }

    /// The statement for that, to be part of another one.
    public static Sql nextBeginningStatement(Instant now) {
        return Sql.of(ArticleList.NEXT_BEGINNING, now);
    }

    /// When the next article begins or ends, or `null`; in one statement.
    public Instant nextTurn(Instant now) {
        return Sql.of(NEXT_TURN, now, now).rows(database).getFirst().instant(0);
    }

    /// Asks for that together with other things.
    static Together askNextTurn(Together questions, Instant now) {
        return questions.ask("turn", Sql.of(TURNS, now, now), "min(t.at)");
    }

    /// What was answered to it, or `null`.
    static Instant nextTurn(Together answers) {
        return answers.rows("turn").getFirst().instant(0);
    }

    /// The beginning of a list, or the rows behind a position of it.
    ///
    /// @param place a name of ours that its rows carry; never a value from outside
    /// @param after the position to go on behind, or `null`
    public record Head(String place, ArticleList list, ArticleList.Position after, int limit) {

        /// Its first rows.
        public static Head of(String place, ArticleList list, int limit) {
            return new Head(place, list, null, limit);
        }
    }

    /// The beginnings of several lists, and these articles (at the place `listed`), in one statement.
    public List<PublishedRow> heads(List<Head> heads, Collection<Id> ids, Instant now) {
        Sql union = byIds(ids, now);
        for (Head head : heads) {
            union.add(" union all (")
                    .add(head.list().head(head.place(), head.after(), head.limit(), now))
                    .add(")");
        }
        return run(union);
    }

    /// Runs a statement that selects a place and the [PublishedRow#COLUMNS].
    List<PublishedRow> run(Sql sql) {
        return sql.rows(database).stream().map(this::read).toList();
    }

    private static Sql byIds(Collection<Id> ids, Instant now) {
        return Sql.of(select("listed", BY_KEY) + "r.article_id in ? and " + VISIBLE, ids, now, now);
    }

    private static Sql translations(PublishedRow article, Instant now) {
        return Sql.of(
                select("translation", " force index (published_translations)")
                        + "r.translation_of = ? and r.article_id <> ? and " + VISIBLE
                        + " order by r.article_id limit 50",
                article.translationOf(),
                article.id(),
                now,
                now);
    }

    private static Sql neighbour(String place, String side, String order, PublishedRow article, Instant now) {
        return Sql.of(
                select(place, " force index (published_category)")
                        + "r.category_id = ? and r.kind = 'story' and r.published_at " + side + "= ?"
                        + " and (r.published_at " + side + " ? or r.article_id " + side + " ?) and " + VISIBLE
                        + " order by r.published_at " + order + ", r.article_id " + order + " limit 1",
                article.category(),
                article.publishedAt(),
                article.publishedAt(),
                article.id(),
                now,
                now);
    }

    /// The beginning of a statement whose rows carry this place; a constant of ours, never a value from outside.
    private static String select(String place, String index) {
        return "select '" + place + "' as place, " + PublishedRow.COLUMNS + from(index);
    }

    private static String from(String index) {
        return " from published_article r" + index + VIEWS + "r.article_id where ";
    }

    private PublishedRow read(Row row) {
        return new PublishedRow(
                row.text(0),
                row.id(1),
                row.instant(2),
                row.instant(3),
                row.instant(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                row.id(11),
                row.id(12),
                row.id(13),
                row.absent(14) ? null : parse(imageUses, row.text(14)),
                parse(bylines, row.text(15)),
                ids(row.text(16)),
                row.flag(17),
                row.flag(18),
                row.number(19));
    }

    private PublishedDocument document(String text) {
        return parse(documents, text);
    }

    static List<Id> ids(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> new Id(Long.parseLong(part)))
                .toList();
    }

    private static <T> T parse(ObjectReader reader, String text) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a published row holds JSON that cannot be read", broken);
        }
    }
}
