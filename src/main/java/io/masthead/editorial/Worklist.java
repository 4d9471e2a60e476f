package io.masthead.editorial;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import java.time.Instant;

/// Which articles a list in the editors' hands shows, in the order of their changes; `null` leaves a filter out.
///
/// @param words in the headline, whatever their case
/// @param category just this one, none of those below it
/// @param author who is named in the byline
/// @param owner only articles that this person began
/// @param oldestFirst whether the latest change comes last
record Worklist(
        Status status,
        String words,
        Id category,
        Id author,
        String externalId,
        Instant updatedSince,
        Id owner,
        boolean oldestFirst) {

    /// Where an article stands in the order.
    record Position(Instant updatedAt, Id id) {}

    /// The statement for the ids of one page.
    ///
    /// @param after the position to go on behind, or `null`
    Sql page(Position after, int limit, Instant now) {
        Sql sql = Sql.of("select a.id from editorial_article a where true");
        status(sql, now);
        if (words != null) {
            // Headlines are compared exactly elsewhere; people who look for words do not mind their case.
            sql.add(
                    " and a.title collate utf8mb4_unicode_520_ci like ? escape '!'",
                    "%" + words.replaceAll("([!%_])", "!$1") + "%");
        }
        add(sql, " and a.category_id = ?", category);
        add(sql, " and a.external_id = ?", externalId);
        add(sql, " and a.updated_at >= ?", updatedSince);
        add(sql, " and a.created_by = ?", owner);
        add(
                sql,
                " and exists (select 1 from term_use u where u.term_id = ? and u.used_by = 'draft' and u.user_id = a.id)",
                author);
        String side = oldestFirst ? ">" : "<";
        if (after != null) {
            sql.add(
                    " and (a.updated_at " + side + " ? or (a.updated_at = ? and a.id " + side + " ?))",
                    after.updatedAt(),
                    after.updatedAt(),
                    after.id());
        }
        String direction = oldestFirst ? "asc" : "desc";
        return sql.add(" order by a.updated_at " + direction + ", a.id " + direction + " limit ?", limit);
    }

    /// What was scheduled counts as published from its hour on; what is in the trash is shown only when asked for.
    private void status(Sql sql, Instant now) {
        sql.add(status == Status.TRASHED ? " and a.trashed_at is not null" : " and a.trashed_at is null");
        if (status == null || status == Status.TRASHED) {
            return;
        }
        if (status == Status.PUBLISHED) {
            sql.add(" and (a.status = 'published' or (a.status = 'scheduled' and a.scheduled_at <= ?))", now);
            return;
        }
        sql.add(" and a.status = ?", status.wireName());
        if (status == Status.SCHEDULED) {
            sql.add(" and a.scheduled_at > ?", now);
        }
    }

    private static void add(Sql sql, String condition, Object value) {
        if (value != null) {
            sql.add(condition, value);
        }
    }
}
