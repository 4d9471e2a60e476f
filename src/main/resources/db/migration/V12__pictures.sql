-- source: where the store keeps the bytes that were uploaded, from which files are made anew; empty for pictures of before. recipe: how
-- the files that are shown were made; empty where there are none yet, or of before.
alter table media
    add column licence     varchar(500) null,
    add column file_name   varchar(255) null,
    add column uploaded_by bigint       null,
    add column source      varchar(120) null,
    add column recipe      char(8)      not null default '',
    add index media_recipe (recipe),
    add index media_uploaded_by (uploaded_by, id);

-- Pictures whose files are still to be made, or could not be. turn: 0 where somebody waits, 1 where all are made anew. ticket: another
-- one for each wish, so that the outcome of an earlier wish is dropped. next_at: when a node may take it (again); empty when it was
-- given up, for the reason in failure.
create table media_work (
    media_id     bigint       not null primary key,
    turn         tinyint      not null,
    ticket       bigint       not null,
    source       varchar(120) not null,
    hash         char(64)     not null,
    content_type varchar(40)  not null,
    bytes        bigint       not null,
    attempts     int          not null,
    next_at      datetime(6)  null,
    failure      varchar(60)  null,
    index media_work_turn (turn, media_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Addresses that pictures had before: kept answers still show them for a while.
create table media_former (
    address  char(40)    not null primary key,
    media_id bigint      not null,
    left_at  datetime(6) not null,
    index media_former_media (media_id),
    index media_former_left (left_at)
) character set utf8mb4 collate utf8mb4_bin;

-- The sweep: when it is due, and what the last one found.
create table media_sweep (
    id      tinyint     not null primary key,
    next_at datetime(6) not null,
    report  mediumtext  null
) character set utf8mb4 collate utf8mb4_bin;

insert into media_sweep (id, next_at) values (1, '2000-01-01 00:00:00');
