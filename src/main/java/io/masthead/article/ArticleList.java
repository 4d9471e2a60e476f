package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// Which articles a list shows and in what order. A list by one of category, tag, author or by none walks one index and
/// reads no more rows than a page has, however deep the page. Of several, the first of category, tags and author leads;
/// whether the others are looked up per row or the rarer one is read first the database decides by what it knows of
/// them.
///
/// @param direct only articles of just this category, none of its descendants
/// @param order by `-publishedAt`, `publishedAt` or `-updatedAt`
/// @param within what may be seen at all, or `null` if that is everything; it leads then, and there is no category
public record ArticleList(
        Id category,
        boolean direct,
        List<Id> tags,
        boolean allTags,
        Id author,
        Id source,
        String language,
        Instant publishedFrom,
        Instant publishedTo,
        Instant updatedSince,
        boolean pinnedFirst,
        String order,
        Within within) {

    /// Where an item stands in the order.
    ///
    /// @param at its publishedAt, or its updatedAt in the order of changes
    public record Position(boolean pinned, Instant at, Id id) {}

    /// Everything, newest first.
    public static ArticleList newest() {
        return in(null, false);
    }

    /// Everything in a category, newest first.
    public static ArticleList in(Id category, boolean pinnedFirst) {
        return new ArticleList(
                category,
                false,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                pinnedFirst,
                "-publishedAt",
                null);
    }

    /// Everything with a tag, newest first.
    public static ArticleList tagged(Id tag) {
        return new ArticleList(
                null, false, List.of(tag), false, null, null, null, null, null, null, false, "-publishedAt", null);
    }

    /// Everything that was published at this moment or later, newest first.
    public static ArticleList since(Instant moment) {
        return new ArticleList(
                null, false, List.of(), false, null, null, null, moment, null, null, false, "-publishedAt", null);
    }

    /// What somebody may see who does not see everything, newest first.
    ///
    /// @param tags if there are any, only stories that carry one of them
    public static ArticleList within(
            Within within, List<Id> tags, Instant publishedFrom, Instant publishedTo, Instant updatedSince) {
        return new ArticleList(
                null,
                false,
                tags,
                false,
                null,
                null,
                null,
                publishedFrom,
                publishedTo,
                updatedSince,
                false,
                "-publishedAt",
                within);
    }

    /// What somebody may see, the oldest first, dated before a moment.
    public static ArticleList rising(Within within, Instant publishedTo) {
        return new ArticleList(
                null, false, List.of(), false, null, null, null, null, publishedTo, null, false, "publishedAt", within);
    }

    /// When the next article begins to be visible.
    static final String NEXT_BEGINNING =
            "select min(f.publish_at) from published_article f where f.kind in ('story', 'page') and f.publish_at > ?";

    /// The keys are sorted, not the rows: those are wide, and would be copied for it.
    private static final String ROWS = ") k straight_join published_article r force index (primary)"
            + " on r.article_id = k.article_id and r.publish_at = k.publish_at"
            + " left join view_total v on v.article_id = r.article_id order by ";

    /// A statement for one page: a place, the columns of [PublishedRow], and when the next story begins.
    Sql page(Position after, int rows, Instant now) {
        return Sql.of("select 'listed' as place, " + PublishedRow.COLUMNS + ", (" + NEXT_BEGINNING + ") from (", now)
                .add(keys(after, rows, now))
                .add(ROWS + orderBy("k"));
    }

    /// A statement for the beginning of the list, or what stands behind a position, to be joined to others: its rows
    /// carry a place, a name of ours.
    Sql head(String place, Position after, int rows, Instant now) {
        return Sql.of("select '" + place + "' as place, " + PublishedRow.COLUMNS + " from (")
                .add(keys(after, rows, now))
                .add(ROWS + orderBy("k") + " limit ?", rows);
    }

    /// A statement that counts the whole list.
    Sql count(Instant now) {
        return Sql.of("select count(*) from (").add(keys(null, 0, now)).add(") k");
    }

    private Sql keys(Position after, int rows, Instant now) {
        List<Id> leads = leads();
        if (leads.size() < 2) {
            return branch(leads.isEmpty() ? null : leads.getFirst(), after, rows, now);
        }
        Sql union = Sql.of("select u.article_id, u.publish_at, u.published_at, u.pinned from (");
        for (int i = 0; i < leads.size(); i++) {
            union.add(i == 0 ? "(" : " union (")
                    .add(branch(leads.get(i), after, rows, now))
                    .add(")");
        }
        union.add(") u");
        if (rows > 0) {
            union.add(" order by " + orderBy("u") + " limit ?", rows);
        }
        return union;
    }

    private List<Id> leads() {
        if (within != null) {
            return within.leads();
        }
        if (category != null && !direct) {
            return List.of(category);
        }
        if (!tags.isEmpty() && category == null) {
            return allTags ? tags.subList(0, 1) : tags;
        }
        return author != null && category == null ? List.of(author) : List.of();
    }

    private Sql branch(Id lead, Position after, int rows, Instant now) {
        Sql sql = Sql.of("select i.article_id, i.publish_at, i.published_at, i.pinned from ");
        if (lead == null) {
            sql.add("published_article i where i.kind = 'story'");
        } else {
            sql.add("published_in i where i.term_id = ?", lead);
        }
        sql.add(" and i.publish_at <= ? and (i.expire_at is null or i.expire_at > ?)", now, now);
        filter(sql, lead, now);
        if (after != null) {
            after(sql, after);
        }
        if (rows > 0) {
            sql.add(" order by " + orderBy("i") + " limit ?", rows);
        }
        return sql;
    }

    private void filter(Sql sql, Id lead, Instant now) {
        if (within != null) {
            within.filter(sql, now);
        }
        if (category != null && direct) {
            sql.add(" and i.category_id = ?", category);
        }
        if (!tags.isEmpty() && allTags) {
            tags.stream().filter(tag -> !tag.equals(lead)).forEach(tag -> alsoIn(sql, List.of(tag)));
        } else if (!tags.isEmpty() && (lead == null || !tags.contains(lead))) {
            alsoIn(sql, tags);
        }
        if (author != null && !author.equals(lead)) {
            alsoIn(sql, List.of(author));
        }
        if (source != null || language != null) {
            column(sql, lead, "source_id", source);
            column(sql, lead, "language", language);
        }
        if (publishedFrom != null) {
            sql.add(" and i.published_at >= ?", publishedFrom);
        }
        if (publishedTo != null) {
            sql.add(" and i.published_at < ?", publishedTo);
        }
        if (updatedSince != null) {
            sql.add(" and i.publish_at >= ?", updatedSince);
        }
    }

    static void alsoIn(Sql sql, List<Id> terms) {
        sql.add(
                " and exists (select 1 from published_in t where t.article_id = i.article_id and t.publish_at = i.publish_at"
                        + " and t.term_id in ?)",
                terms);
    }

    private static void column(Sql sql, Id lead, String column, Object value) {
        if (value == null) {
            return;
        }
        if (lead == null) {
            sql.add(" and i." + column + " = ?", value);
        } else {
            sql.add(
                    " and exists (select 1 from published_article p where p.article_id = i.article_id"
                            + " and p.publish_at = i.publish_at and p." + column + " = ?)",
                    value);
        }
    }

    private void after(Sql sql, Position after) {
        boolean rising = order.equals("publishedAt");
        String side = rising ? ">" : "<";
        String at = "i." + sortColumn();
        // Among the pinned ones all others are still to come. Behind them it must read as one range of the index, or
        // the
        // walk begins at its top again.
        boolean amongPinned = pinnedFirst && after.pinned;
        if (pinnedFirst && !after.pinned) {
            sql.add(" and i.pinned = false");
        }
        sql.add(
                " and (" + (amongPinned ? "i.pinned = false or " : "") + "(" + at + " " + side + "= ? and (" + at + " "
                        + side + " ? or i.article_id " + side + " ?)))",
                after.at,
                after.at,
                after.id);
        if (!amongPinned) {
            sql.add(" and " + at + " " + side + "= ?", after.at);
        }
    }

    private String sortColumn() {
        return order.equals("-updatedAt") ? "publish_at" : "published_at";
    }

    private String orderBy(String alias) {
        String direction = order.equals("publishedAt") ? "asc" : "desc";
        String pinned = pinnedFirst ? alias + ".pinned desc, " : "";
        return pinned + alias + "." + sortColumn() + " " + direction + ", " + alias + ".article_id " + direction;
    }

    /// The position of a row in this list.
    Position position(PublishedRow row) {
        return new Position(row.pinned(), order.equals("-updatedAt") ? row.publishAt() : row.publishedAt(), row.id());
    }
}
