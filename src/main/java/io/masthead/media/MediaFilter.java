package io.masthead.media;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Optional;

/// Which pictures of the library are wanted; what is `null` narrows nothing.
///
/// @param text in alt text, caption, credit, licence or file name, whatever the case
/// @param type such as `image/jpeg`
/// @param sha256 of what was uploaded
/// @param newestFirst the other way round
record MediaFilter(
        String text,
        String type,
        Boolean used,
        Id uploader,
        Instant from,
        Instant to,
        String state,
        String sha256,
        boolean newestFirst) {

    /// A statement for the ids, and for as many as this.
    ///
    /// @param after the last id of the page before
    Sql query(Optional<Long> after, int most) {
        Sql sql = Sql.of("select m.id from media m where true");
        after.ifPresent(last -> sql.add(newestFirst ? " and m.id < ?" : " and m.id > ?", last));
        words(sql);
        if (type != null) {
            sql.add(" and m.content_type = ?", type);
        }
        if (sha256 != null) {
            sql.add(" and m.hash = ?", sha256);
        }
        if (uploader != null) {
            sql.add(" and m.uploaded_by = ?", uploader);
        }
        if (from != null) {
            sql.add(" and m.created_at >= ?", from);
        }
        if (to != null) {
            sql.add(" and m.created_at < ?", to);
        }
        if (used != null) {
            sql.add(used ? " and exists" : " and not exists")
                    .add(" (select 1 from media_use u where u.media_id = m.id)");
        }
        if (state != null) {
            state(sql);
        }
        return sql.add(newestFirst ? " order by m.id desc limit ?" : " order by m.id limit ?", most);
    }

    private void words(Sql sql) {
        if (text == null) {
            return;
        }
        String like = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        sql.add(
                " and convert(concat_ws(' ', m.alt, m.caption, m.credit, m.licence, m.file_name) using utf8mb4)"
                        + " collate utf8mb4_unicode_520_ci like ? escape '!'",
                like);
    }

    private void state(Sql sql) {
        switch (state) {
            case AdminMedia.READY -> sql.add(" and not exists (select 1 from media_work w where w.media_id = m.id)");
            case AdminMedia.FAILED ->
                sql.add(" and exists (select 1 from media_work w where w.media_id = m.id and w.next_at is null)");
            default ->
                sql.add(" and exists (select 1 from media_work w where w.media_id = m.id and w.next_at is not null)");
        }
    }

    /// Shapes the list, so a cursor is good for it alone.
    String name() {
        return String.join(
                " ",
                "admin/media",
                "" + text,
                type,
                "" + used,
                "" + uploader,
                "" + from,
                "" + to,
                state,
                sha256,
                "" + newestFirst);
    }
}
