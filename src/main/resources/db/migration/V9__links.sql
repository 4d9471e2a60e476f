-- A friend link may have a logo, and says whether its address still answers.
alter table friend_link
    add column logo_media_id bigint        null,
    add column logo_alt      varchar(1000) null;

-- What the checker found. Beside the link, because a check is no change that an editor made. failures counts those in a row.
create table link_check (
    link_id    bigint      not null primary key,
    checked_at datetime(6) null,
    next_at    datetime(6) not null,
    failures   int         not null,
    since      datetime(6) null,
    reason     varchar(60) null,
    index link_check_due (next_at),
    index link_check_failing (failures)
) character set utf8mb4 collate utf8mb4_bin;
