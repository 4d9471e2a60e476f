-- What the clock does to an article is told by the change log, once: begin_due and end_due are the moments that are still to be told of,
-- and null when they were, or when there is nothing to tell (who publishes now tells it in the same transaction; a version that another one
-- follows at once does not leave). begin_type: what the entry will say.
alter table published_article
    add column begin_due  datetime(6) null,
    add column begin_type varchar(20) null,
    add column end_due    datetime(6) null,
    add index published_begin_due (begin_due, article_id),
    add index published_end_due (end_due, article_id);

update published_article w
    left join published_article l on l.article_id = w.article_id and l.expire_at = w.publish_at
set w.begin_due = w.publish_at, w.begin_type = if(l.article_id is null, 'publish', 'update')
where w.publish_at > utc_timestamp(6);

update published_article l
    left join published_article w on w.article_id = l.article_id and w.publish_at = l.expire_at
set l.end_due = l.expire_at
where l.expire_at > utc_timestamp(6) and w.article_id is null;

-- review_…: the last refusal of an article that was handed in. trashed_at: in the trash since then; status keeps what it was before.
alter table editorial_article
    add column review_note varchar(2000) null,
    add column reviewed_by bigint        null,
    add column reviewed_at datetime(6)   null,
    add column trashed_at  datetime(6)   null;

alter table revision
    add column restored_from int null,
    add index revision_age (saved_at);

-- Revisions that a preview link shows until then: they are not purged.
create table previewed_revision (
    article_id bigint      not null,
    number     int         not null,
    until      datetime(6) not null,
    primary key (article_id, number),
    index previewed_revision_end (until)
) character set utf8mb4 collate utf8mb4_bin;

-- What editors put on top. id: the category, or 0 for the home page.
create table front (
    id       bigint     not null primary key,
    document mediumtext not null,
    version  int        not null
) character set utf8mb4 collate utf8mb4_bin;
