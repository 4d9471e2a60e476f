package io.masthead.transfer;

import io.masthead.shared.database.Row;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table that an export writes down, row by row, and that comes in again as it was.
///
/// @param key its primary key
/// @param parent the column by which its rows refer to others of it, which come first; or `null`
/// @param alone whether nothing but the key is unique in it, so that a row that is there already may be passed
/// over
record ArchiveTable(String name, List<ArchiveColumn> columns, List<String> key, String parent, boolean alone) {

    /// In the order in which they are written: what others refer to comes first. Passwords, sessions, tokens,
    /// partners with their keys, webhooks, counts by the hour and logs stay where they are.
    static final List<ArchiveTable> ALL = List.of(
            of("site", "id:number document:document version:number"),
            of(
                    "staff",
                    "id:id email:text name:text role:text created_at:moment version:number suspended_at:moment"
                            + " issuer:text subject:text"),
            of(
                    "media",
                    "id:id hash:text address:text content_type:text bytes:number width:number height:number"
                            + " alt:text caption:text credit:text focal_x:fraction focal_y:fraction dominant_color:text"
                            + " thumbhash:text renditions:text created_at:moment version:number licence:text file_name:text"
                            + " uploaded_by:id source:text recipe:text"),
            tree(
                    "category",
                    "parent_id",
                    "id:id slug:text name:text description:text parent_id:id position:number"
                            + " version:number updated_at:moment"),
            of("tag", "id:id slug:text name:text version:number updated_at:moment"),
            of(
                    "author",
                    "id:id slug:text name:text bio:text portrait:document links:document version:number"
                            + " updated_at:moment"),
            of("source", "id:id name:text url:link"),
            keyed("former_slug", "kind slug", "kind:text slug:text target_id:id"),
            of(
                    "friend_link",
                    "id:id group_key:text title:text url:link description:text rel:text position:number"
                            + " valid_from:moment valid_to:moment version:number logo_media_id:id logo_alt:text"),
            tree(
                    "slot",
                    "fallback_id",
                    "id:id slot_key:text name:text kind:text width:number height:number"
                            + " max_items:number version:number fallback_id:id exclusive:flag"),
            of("advertiser", "id:id name:text version:number"),
            of(
                    "creative",
                    "id:id advertiser_id:id kind:text brand:text title:text tagline:text label:text"
                            + " click_url:link rel:text alt:text media_id:id version:number"),
            of(
                    "booking",
                    "id:id slot_id:id creative_id:id tier:text weight:number position:number starts_at:moment"
                            + " ends_at:moment version:number paused:flag terms:document"),
            of(
                    "editorial_article",
                    "id:id status:text slug:text title:text external_id:text category_id:id"
                            + " revision:number published_revision:number first_published_at:moment scheduled_at:moment"
                            + " corrections:document created_by:id created_at:moment updated_at:moment version:number"
                            + " review_note:text reviewed_by:id reviewed_at:moment trashed_at:moment"),
            keyed(
                    "revision",
                    "article_id number",
                    "article_id:id number:number saved_at:moment saved_by:id"
                            + " document:document restored_from:number"),
            keyed(
                    "published_in",
                    "term_id published_at article_id publish_at",
                    "term_id:id published_at:moment" + " article_id:id publish_at:moment expire_at:moment pinned:flag"),
            keyed("published_slug", "slug", "slug:text article_id:id since:moment"),
            keyed("published_address", "address_hash", "address:text article_id:id"),
            keyed("tombstone", "article_id", "article_id:id code:text withdrawn_at:moment reason:text"),
            keyed("term_use", "term_id used_by user_id", "term_id:id used_by:text user_id:id"),
            keyed("media_use", "media_id used_by user_id", "media_id:id used_by:text user_id:id"),
            keyed("view_total", "article_id", "article_id:id views:number"),
            keyed("front", "id", "id:number document:document version:number"),
            keyed(
                    "published_article",
                    "article_id publish_at",
                    "article_id:id publish_at:moment expire_at:moment"
                            + " own_end:moment published_at:moment slug:text kind:text language:text title:text subtitle:text"
                            + " summary:text category_id:id source_id:id translation_of:id lead_image:document byline:document"
                            + " tag_ids:ids pinned:flag sponsored:flag hide_ads:flag revision:number document:document"
                            + " begin_due:moment begin_type:text end_due:moment mapped:flag"));

    private static final Map<String, ArchiveTable> BY_NAME = ALL.stream()
            .collect(Collectors.toMap(ArchiveTable::name, table -> table, (one, other) -> one, LinkedHashMap::new));

    /// The table of this name, or `null`.
    static ArchiveTable named(String name) {
        return BY_NAME.get(name);
    }

    private static ArchiveTable of(String name, String columns) {
        return new ArchiveTable(name, columns(columns), List.of("id"), null, false);
    }

    private static ArchiveTable keyed(String name, String key, String columns) {
        List<String> parts = List.of(key.split(" "));
        return new ArchiveTable(name, columns(columns), parts, null, true);
    }

    private static ArchiveTable tree(String name, String parent, String columns) {
        return new ArchiveTable(name, columns(columns), List.of("id"), parent, false);
    }

    private static List<ArchiveColumn> columns(String all) {
        return Arrays.stream(all.split(" "))
                .map(one -> one.split(":"))
                .map(one -> new ArchiveColumn(
                        one[0], ArchiveColumn.Kind.valueOf(one[1].toUpperCase(java.util.Locale.ROOT))))
                .toList();
    }

    private String names(String of) {
        return columns.stream().map(column -> of + column.name()).collect(Collectors.joining(", "));
    }

    /// All its rows, in an order that is always the same.
    String select() {
        String order = key.stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        if (parent == null) {
            return "select " + names("t.") + " from " + name + " t order by " + order;
        }
        return "with recursive way (id, height) as (select id, 0 from " + name + " where " + parent
                + " is null union all select c.id, w.height + 1 from " + name + " c join way w on c." + parent
                + " = w.id) select " + names("t.") + " from " + name
                + " t join way w on w.id = t.id order by w.height, t.id";
    }

    /// The keys of rows; a condition of [#isKey()]s follows.
    String selectKeys() {
        return "select " + String.join(", ", keyColumns()) + " from " + name;
    }

    /// The condition that a row has a key, whose values are those of [#key(List)].
    String isKey() {
        return isHashed() ? "address_hash = unhex(sha2(?, 256))" : "(" + String.join(" = ? and ", key) + " = ?)";
    }

    /// The key of a row, of the values of all its columns.
    List<Object> key(List<Object> values) {
        return keyColumns().stream().map(column -> values.get(place(column))).toList();
    }

    /// The key of a row that [#selectKeys()] has found.
    List<Object> key(Row row) {
        List<String> parts = keyColumns();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> columns.get(place(parts.get(i))).read(row, i))
                .toList();
    }

    private List<String> keyColumns() {
        return isHashed() ? List.of("address") : key;
    }

    private int place(String column) {
        return columns.stream().map(ArchiveColumn::name).toList().indexOf(column);
    }

    /// Whether it is the one row of the settings.
    boolean isSite() {
        return name.equals("site");
    }

    /// The beginning of a statement that enters rows; [#values()] for each follows, then [#ending()].
    String insert() {
        return "insert into " + name + " (" + names("") + (isHashed() ? ", address_hash" : "") + ") values ";
    }

    String values() {
        String marks = "?, ".repeat(columns.size() - 1) + "?";
        return isHashed() ? "(" + marks + ", unhex(sha2(?, 256)))" : "(" + marks + ")";
    }

    String ending() {
        return alone ? " on duplicate key update " + key.getFirst() + " = " + key.getFirst() : "";
    }

    /// Whether the key is made of the first column.
    boolean isHashed() {
        return key.getFirst().equals("address_hash");
    }
}
